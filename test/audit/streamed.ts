import { marshall } from '@aws-sdk/util-dynamodb';

/** A record of the table's stream, as Lambda hands it to the function. */
export function streamed(before: object | undefined, after: object | undefined, more: object = {}) {
  const image = (item: object | undefined) =>
    item && marshall(item, { removeUndefinedValues: true });
  return {
    eventID: '1',
    eventName: before ? (after ? 'MODIFY' : 'REMOVE') : 'INSERT',
    eventSource: 'aws:dynamodb',
    dynamodb: {
      Keys: { id: { S: 'x' } },
      ...(before && { OldImage: image(before) }),
      ...(after && { NewImage: image(after) }),
      SequenceNumber: '1',
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
    ...more,
  };
}
