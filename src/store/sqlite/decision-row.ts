/** A decision with its place in the log. */
export const DECISION = `SELECT d.id, d.case_id AS "case", d.revision, d.reference, d.decided_at AS decidedAt, d.actor,
  d.as_of AS asOf, d.outcome, d.body_digest AS bodyDigest, d.facts_digest AS factsDigest,
  d.case_facts_digest AS caseFactsDigest, d.policy_set AS policySet, d.snapshot, d.seq, e.leaf_hash AS leafHash
  FROM decision d JOIN event e ON e.seq = d.seq`
