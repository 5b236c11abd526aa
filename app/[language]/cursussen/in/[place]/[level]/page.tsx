import { notFound } from 'next/navigation'
import { isIn } from '@/lib/network/rules/branches'
import { library } from '../../../../_data'
import { type InLanguage, speak } from '../../../../_site'
import { CourseList } from '../../../_list'

export const revalidate = 3
export const generateStaticParams = () => []

type Props = { params: InLanguage['params'] & Promise<{ place: string; level: string; page?: string }> }

export default async function FilteredCoursesPage({ params }: Props) {
  const { language } = await speak(params)
  const { place, level, page = '1' } = await params
  const { branches } = await library()
  if (!branches.some((one) => isIn(one, place))) notFound()
  if (!['alle', 'start', 'next', 'anyone'].includes(level)) notFound()
  if (!/^[1-9]\d{0,3}$/.test(page)) notFound()
  return <CourseList language={language} choice={{ place, level, page: Number(page) }} />
}
