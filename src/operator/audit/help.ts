export const HELP = `Usage: npm run audit -- COMMAND

Reads what is on record. Changes nothing.

Commands
  verify [--roots DIR]       every record by itself: chain of hashes, gaps, order, approvals before
                             anything is done, approver and requester, what wakes it; what is
                             frozen against its entries; and all against the daily roots
  export --from DAY --to DAY [--format jsonl|csv] [--emails] [--out DIR]
                             everything on record in that time, both days included, UTC. Without
                             --emails accounts are HMACs under AUDIT_KEY
  show ID                    one request or entry, as a timeline
  root [--day DAY] [--roots DIR] [--out DIR]
                             the root of all records now, or the one kept on that day; --out
                             writes it to DIR/DAY.json
  join FILE…                 CloudTrail's files, plain or gzipped: each change in Cognito that no
                             request explains, and each call on record that CloudTrail lacks. Give
                             the files of all accounts and regions that have pools. A lost
                             answer counts as explained only for the role that did what is on
                             record, until an hour after the request's last event

Environment
  TABLE_NAME                 the table of the requests
  AUDIT_BUCKET               the bucket of the daily roots; without it and --roots, none are asked
  AUDIT_KEY                  16 characters or more: the key of the HMACs. The same key gives the
                             same names; without it each export has a new one, which it tells
  POLICY_FILE or POLICY_PARAMETER
                             for join: pools of the policy that no request has named yet
  AWS_PROFILE, AWS_REGION, … credentials and region, as every AWS SDK reads them

Rights that it needs
  dynamodb:Scan and dynamodb:GetItem on the table; s3:ListBucket and s3:GetObject on the bucket;
  ssm:GetParameter for POLICY_PARAMETER

Exit code
  0 when nothing was found, 1 when something was, 2 when it could not be done`;
