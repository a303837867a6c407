export const HELP = `Usage: npm run doctor [-- --stage prod [--region ap-northeast-1]] [--json]

Checks everything that Concierge rests on, and says how to mend what it finds. Changes nothing.

  --stage    a deployed stage: its parameters, functions, queues, table, alarms, rights and addresses
             are checked too. Without it, the environment names what is checked.
  --region   where the stage is; otherwise as every AWS SDK finds it
  --json     the findings for a program

Environment
  AWS_PROFILE, AWS_REGION, …        credentials and region, as every AWS SDK reads them
  POLICY_FILE or POLICY_PARAMETER   without --stage: the policy, a file or the name of an SSM parameter
  SLACK_BOT_TOKEN                   without --stage, if Slack is to be asked
  SLACK_CONFIG_TOKEN                with --stage, to compare the addresses that the app has in Slack: an
                                    app configuration token of https://api.slack.com/apps, good for 12 hours

Rights that it needs
  sts:GetCallerIdentity (everybody has it), cognito-idp:DescribeUserPool,
  cognito-idp:DescribeUserPoolClient, cognito-idp:ListGroups, cognito-idp:ListUserPoolClients,
  cognito-idp:ListUserPools, sts:AssumeRole for roles in the policy, ssm:GetParameter for the parameters
  of the policy, of the Slack app and of app clients
  with --stage also cloudformation:DescribeStacks, cloudformation:ListStackResources,
  lambda:GetFunctionConfiguration, lambda:ListEventSourceMappings, iam:SimulatePrincipalPolicy,
  sqs:GetQueueAttributes, dynamodb:DescribeTable, dynamodb:DescribeContinuousBackups,
  dynamodb:DescribeTimeToLive, cloudwatch:DescribeAlarms, sns:ListSubscriptionsByTopic,
  logs:DescribeLogGroups
  What a right is missing for could not be checked, and the rest is. Whoever has all of them can read the
  bot token and the secrets of app clients; the output shows none of them.

What it does
  Reads. In pools of other accounts it makes nine calls for a user who cannot be there, and in Slack it
  posts to the requests channel what nobody sees: an ephemeral message to the app’s own bot.

Exit code
  0 when nothing has to be mended and nothing was left unknown, 1 otherwise

In the playground
  Start it with npm start. Its /playground.json holds, under environment, the addresses of all that
  stands in for AWS (AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER and others) and Slack, credentials and
  POLICY_FILE:

  env $(curl -s http://localhost:3000/playground.json | node -pe \\
    'Object.entries(JSON.parse(require("fs").readFileSync(0)).environment).map((it) => it.join("=")).join(" ")') \\
  npm run doctor -- --stage playground`;
