import { notFound } from 'next/navigation'
import { library } from '../../../../_data'
import { type InLanguage, speak } from '../../../../_site'
import { CourseList } from '../../../_list'

export const revalidate = 3
export const generateStaticParams = () => []

type Props = { params: InLanguage['params'] & Promise<{ branch: string; level: string }> }

export default async function FilteredCoursesPage({ params }: Props) {
  const { language } = await speak(params)
  const { branch, level } = await params
  const { branches } = await library()
  if (branch !== 'alle' && !branches.some((one) => one.slug === branch)) notFound()
  if (!['alle', 'start', 'next', 'anyone'].includes(level)) notFound()
  return <CourseList language={language} branch={branch} level={level} />
}
