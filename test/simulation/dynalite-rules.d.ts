/** The rooms of dynalite that hold DynamoDB's rules, without its server and its storage. */

declare module 'dynalite/validations/index.js' {
  const rules: {
    checkTypes(data: object, types: object): object;
    checkValidations(data: object, types: object, custom: unknown, store: object): void;
  };
  export default rules;
}
declare module 'dynalite/validations/*' {
  const input: { types: object; custom: unknown };
  export default input;
}
declare module 'dynalite/actions/*' {
  export default function action(
    store: object,
    data: object,
    answer: (error: unknown, value?: object) => void,
  ): void;
}
