/** Where things are in a simulated world; nothing listens there. */
export const SLACK_URL = 'http://slack.simulated';
export const FRONT_URL = 'http://front.simulated';
export const QUEUE_URL = 'https://sqs.ap-northeast-1.amazonaws.com/000000000000/work.fifo';
export const DEAD_LETTER_URL = 'https://sqs.ap-northeast-1.amazonaws.com/000000000000/dead.fifo';

export const SIGNING_SECRET = 'simulated-signing-secret';
