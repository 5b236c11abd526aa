import FilteredCoursesPage from '../page'

export const revalidate = 3
export const generateStaticParams = () => []

export default FilteredCoursesPage
