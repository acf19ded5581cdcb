import { readFileSync } from 'node:fs'
import { createValidator } from '../purchase/schema-validator.ts'
import { FileError, readYaml } from '../reference/yaml-source.ts'
import { checkProfile, ProfileSchema, type Profile, type ProfileContext } from './profile.ts'

const validate = createValidator(ProfileSchema)

/**
 * Reads a deployment's profile.
 * @throws {FileError} `FILE_INVALID` with file, line and column of everything that is wrong with it
 */
export function loadProfile(path: string, context: ProfileContext): Profile {
  return parseProfile(readText(path), path, context)
}

/** @throws {FileError} as `loadProfile` */
export function parseProfile(text: string, path: string, context: ProfileContext): Profile {
  const source = readYaml(text, path)
  const shape = validate(source.value)
  const issues = shape.length > 0 ? shape : checkProfile(source.value as Profile, context)
  if (issues.length > 0) throw new FileError(issues.map((one) => source.faultAt(one.pointer, one.message)))
  return source.value as Profile
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new FileError([
      { file: path, line: 1, column: 1, message: `the profile cannot be read: ${message}` },
    ])
  }
}
