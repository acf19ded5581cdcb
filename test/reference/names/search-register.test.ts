import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { buildRegister, type NameRegister } from '../../../src/reference/names/name-register.ts'
import { readName } from '../../../src/reference/names/read-name.ts'
import { createSearchRegister, scanRegister } from '../../../src/reference/names/search-register.ts'
import { madeUpName, mistyped, seeded } from '../../../bench/made-up-names.ts'
import { PROJECT } from '../../../src/load-rulebook.ts'

const random = seeded(3)
const texts = Array.from({ length: 3000 }, () => madeUpName(random))
const register = buildRegister(texts.map((text, bearer) => ({ text, bearer })))
const search = createSearchRegister(register)

describe('a register of names', () => {
  it('finds every name as it is written, with its bearer', () => {
    const lost = texts.filter((text, bearer) => {
      const found = search(readName(text), 50)
      return !found.some((one) => one.text === text && texts[one.bearer] === texts[bearer])
    })
    expect(lost).toEqual([])
  })

  it('finds mistyped names', () => {
    const asked = Array.from({ length: 300 }, () => {
      const meant = texts[Math.floor(random() * texts.length)] ?? ''
      return { meant, text: mistyped(meant, random) }
    })
    const lost = asked.filter(
      ({ meant, text }) => !search(readName(text), 20).some((one) => one.text === meant),
    )
    expect(lost.length).toBeLessThanOrEqual(3)
  })

  it('finds as good a name as a look at all of them', () => {
    for (let at = 0; at < 25; at += 1) {
      const asked = readName(mistyped(texts[at * 97] ?? '', random))
      const best = scanRegister(register, asked.whole)[0]?.comparison.score ?? 0
      expect(search(asked, 1)[0]?.comparison.score ?? 0).toBeGreaterThanOrEqual(best)
    }
  })

  it('finds names in another script', () => {
    const small = createSearchRegister(
      buildRegister(
        ['トレンドマイクロ株式会社', '山田製作所', '삼성전자', 'Gazprom'].map((text, bearer) => ({
          text,
          bearer,
        })),
      ),
    )
    const first = (name: string): string | undefined => small(readName(name), 1)[0]?.text
    expect(first('Trend Micro Inc.')).toBe('トレンドマイクロ株式会社')
    expect(first('Yamada Seisakusho')).toBe('山田製作所')
    expect(first('ПАО Газпром')).toBe('Gazprom')
    expect(first('Kestrel Aviation')).toBe(undefined)
  })

  it('answers the same in the thread that attached to what another thread built', async () => {
    const source = `
      import { parentPort, workerData } from 'node:worker_threads'
      const { buildRegister } = await import(workerData.module)
      parentPort.postMessage(buildRegister(workerData.texts.map((text, bearer) => ({ text, bearer }))))`
    const module = new URL(`file://${PROJECT}dist/reference/names/name-register.js`).href
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`), {
      workerData: { module, texts },
    })
    const attached = await new Promise<NameRegister>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
    })
    await worker.terminate()
    expect(attached.members.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(attached.names.members.buffer).toBeInstanceOf(SharedArrayBuffer)
    const other = createSearchRegister(attached)
    for (const text of texts.slice(0, 50)) expect(other(readName(text), 5)).toEqual(search(readName(text), 5))
  })
})
