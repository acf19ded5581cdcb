import { CALLS } from './openapi-calls.ts'

const TEXTS = {
  en: {
    title: 'Sekisho: REST interface',
    intro:
      'Send <code>Authorization: Bearer sk_…</code> with every call below <code>/v1</code>. The whole description is at <a href="/openapi.json">/openapi.json</a>.',
    call: 'Call',
    does: 'Does',
    note: 'This tool supports, it does not replace legal advice.',
  },
  ja: {
    title: 'Sekisho: REST インターフェース',
    intro:
      '<code>/v1</code> 以下の呼び出しには <code>Authorization: Bearer sk_…</code> を付けてください。全体の記述は <a href="/openapi.json">/openapi.json</a> にあります。',
    call: '呼び出し',
    does: '内容',
    note: '本ツールは判断を支援するものであり、法的助言に代わるものではありません。',
  },
} as const

/** The API for people to read: rendered here, so that it needs neither script nor outside files. */
export function docsPage(document: object, language: 'en' | 'ja'): string {
  const texts = TEXTS[language]
  const rows = CALLS.map(
    (call) =>
      `<tr><td><code>${call.method.toUpperCase()} ${call.path}</code></td><td>${call.summary}</td></tr>`,
  )
  const version = 'openapi' in document ? String(document.openapi) : ''
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${texts.title}</title>
<style>body{font:1rem/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #767676;padding:.4rem;text-align:left;vertical-align:top}</style></head>
<body><main><h1>${texts.title}</h1><p>${texts.intro} (OpenAPI ${version})</p>
<table><thead><tr><th scope="col">${texts.call}</th><th scope="col">${texts.does}</th></tr></thead><tbody>${rows.join('')}</tbody></table>
<p>${texts.note}</p></main></body></html>`
}
