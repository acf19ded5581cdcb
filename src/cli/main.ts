#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { CommanderError } from 'commander'
import { ConfigError, parseConfig, timeZoneOf } from '../config.ts'
import { loadRulebook, profileContext, PROJECT } from '../load-rulebook.ts'
import { openRecordReader } from '../open-record.ts'
import { FileError } from '../reference/yaml-source.ts'
import { startService } from '../start-service.ts'
import { StoreError } from '../store/store.ts'
import { createProgram } from './program.ts'

/** 1 for a policy or data file that is wrong, 2 for bad input, 70 for a fault of ours (design 6). */
function statusOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof FileError) return 1
  if (error instanceof ConfigError) return 2
  if (error instanceof StoreError) return error.code === 'NOT_FOUND' || error.code === 'STORE_LOCKED' ? 2 : 70
  return 70
}

const program = createProgram({
  write: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
  showsProgress: process.stderr.isTTY,
  exit: (status) => {
    process.exitCode = status
  },
  now: () => new Date(),
  rulebook: () => loadRulebook(parseConfig(process.env).profile),
  timeZone: ({ profile }) => timeZoneOf(parseConfig(process.env), profile),
  profile: () => parseConfig(process.env).profile,
  profileContext,
  policies: `${PROJECT}policies`,
  data: `${PROJECT}data/reference`,
  openRecord: () => openRecordReader(parseConfig(process.env)),
  serviceKey: () => process.env['SEKISHO_KEY'],
  readFile: (file) => readFileSync(file === '-' ? 0 : file),
  serve: startService,
})

program.parseAsync().catch((error: unknown) => {
  const status = statusOf(error)
  // Commander has already said what was wrong with the command line.
  if (!(error instanceof CommanderError)) {
    process.stderr.write(
      `${error instanceof Error ? (status === 70 ? (error.stack ?? error.message) : error.message) : String(error)}\n`,
    )
  }
  process.exitCode = status
})
