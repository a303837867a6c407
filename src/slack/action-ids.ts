/** Opens the form for a new account; features other than that form's own offer it as well. */
export const OPEN_ADD_USER_FORM = 'open-add-user-form';
