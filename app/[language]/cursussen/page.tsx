import { type InLanguage, speak } from '../_site'
import { CourseList } from './_list'

export const revalidate = 3
export const generateStaticParams = () => []

export default async function CoursesPage({ params }: InLanguage) {
  const { language } = await speak(params)
  return <CourseList language={language} choice={{ place: 'alle', level: 'alle', page: 1 }} />
}
