export { default, metadata, viewport } from '@/app/_shared/ui/house'
