import { chromium } from '@playwright/test'
const [,, url, name, width='1280', extra=''] = process.argv
const b = await chromium.launch({ executablePath: '/usr/bin/chromium-headless-shell', args: ['--no-sandbox'] })
const p = await b.newPage({ viewport: { width: +width, height: 900 }, colorScheme: extra.includes('dark') ? 'dark':'light' })
p.on('pageerror', (e) => console.log('PAGEERROR', e.message.slice(0,300)))
p.on('console', (m) => m.type()==='error' && console.log('CONSOLE', m.text().slice(0,300)))
await p.goto(url); await p.waitForTimeout(800)
if (extra.includes('rtl')) await p.evaluate(() => { document.documentElement.dir='rtl' })
console.log('sideways', await p.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth))
await p.screenshot({ path: `/tmp/fp/${name}.png`, fullPage: true })
await b.close()
