/** The immutable attribute by which a request knows its user again, in pools that have it. */
export const PROVISION_ID = 'custom:provision_id';
