import Type from 'typebox'
import { closed, Code, Codes, Day, Instant, Name, open } from './vocabulary.ts'

/** A certificate, label or registration; it counts only if subject and holder match the line (design 7). */
export const CertificationSchema = closed(
  {
    scheme: open(Code),
    id: open(Code),
    level: open(Type.Integer({ minimum: 0, maximum: 10 })),
    subject: open(
      closed(
        {
          product: open(Type.String({ maxLength: 200 })),
          version: open(Type.String({ maxLength: 100 })),
          service: open(Name),
          firmwareDigest: open(Type.String({ maxLength: 200 })),
        },
        'What was certified.',
      ),
    ),
    scope: open(closed({ services: open(Codes), regions: open(Codes) }, 'Declared scope.')),
    protectionProfile: open(Code),
    holder: open(Name),
    status: open(Code),
    issued: open(Day),
    validUntil: open(Day),
    checkedAt: open(Instant),
  },
  'A certificate; it counts only if subject and holder match the line.',
)
