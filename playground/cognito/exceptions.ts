/** An error as Cognito answers it: its name goes out as `__type` and `x-amzn-errortype`. */
export class CognitoException extends Error {
  override readonly name: string;
  readonly status: 400 | 500;

  constructor(name: string, message: string, status: 400 | 500 = 400) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

export const invalidParameter = (message: string) =>
  new CognitoException('InvalidParameterException', message);

export const notAuthorized = (message: string) =>
  new CognitoException('NotAuthorizedException', message);

export const resourceNotFound = (message: string) =>
  new CognitoException('ResourceNotFoundException', message);

export const limitExceeded = (message: string) =>
  new CognitoException('LimitExceededException', message);

export const userNotFound = () =>
  new CognitoException('UserNotFoundException', 'User does not exist.');
