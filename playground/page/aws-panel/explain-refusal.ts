const EXPLANATIONS: Record<string, string> = {
  NotAuthorizedException: 'The pool does not accept this username and password.',
  UserNotFoundException: 'There is nobody of this name in the pool.',
  UserNotConfirmedException: 'The account exists but is not confirmed yet.',
  PasswordResetRequiredException: 'An administrator asked for this password to be reset first.',
  InvalidPasswordException: "The new password does not meet the pool's password policy.",
  InvalidParameterException: 'The pool does not accept what was sent.',
  TooManyRequestsException: 'Too many attempts in a short time. Wait a moment and try again.',
  LimitExceededException: 'Too many attempts. Wait a while and try again.',
  CodeMismatchException: 'The sign-in took too long. Start again.',
  ResourceNotFoundException: 'The pool or its app client is no longer there.',
  NetworkError: 'The playground does not answer. Is it still running?',
};

/** Plain words for one of Cognito's errors, by its name. */
export function explainRefusal(name: string): string {
  return EXPLANATIONS[name] ?? 'The pool refused the sign-in.';
}
