/**
 * The table of serverless.yml: dynalite's own reading of DynamoDB's expressions and indexes over
 * items in a Map, because its server and its storage take longer than all the rest of a schedule.
 */
import { Readable } from 'node:stream';
import deleteItem from 'dynalite/actions/deleteItem.js';
import getItem from 'dynalite/actions/getItem.js';
import putItem from 'dynalite/actions/putItem.js';
import query from 'dynalite/actions/query.js';
import updateItem from 'dynalite/actions/updateItem.js';
import deleteItemInput from 'dynalite/validations/deleteItem.js';
import getItemInput from 'dynalite/validations/getItem.js';
import validations from 'dynalite/validations/index.js';
import putItemInput from 'dynalite/validations/putItem.js';
import queryInput from 'dynalite/validations/query.js';
import updateItemInput from 'dynalite/validations/updateItem.js';
import type { TableDefinition } from '../../playground/aws/definitions.ts';
import { type AttributeValue, plainItem } from './attribute-values.ts';

export const TABLE = 'requests';

const OPERATIONS = {
  GetItem: { run: getItem, input: getItemInput },
  PutItem: { run: putItem, input: putItemInput },
  UpdateItem: { run: updateItem, input: updateItemInput },
  DeleteItem: { run: deleteItem, input: deleteItemInput },
  Query: { run: query, input: queryInput },
} as const;

type Attributes = Record<string, AttributeValue>;
type Callback<Value> = (error: unknown, value?: Value) => void;

/** An error as DynamoDB answers it. */
interface Refused {
  statusCode: number;
  body: object;
}

export interface JsonAnswer {
  status: number;
  body: object;
}

export class Table {
  readonly #rooms = new Map<string, Room>();
  readonly #store: object;

  constructor(definition: TableDefinition) {
    const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes } = definition;
    const table = {
      TableName: TABLE,
      TableStatus: 'ACTIVE',
      AttributeDefinitions,
      KeySchema,
      GlobalSecondaryIndexes,
    };
    const room = (name: string) => {
      const known = this.#rooms.get(name) ?? new Room();
      this.#rooms.set(name, known);
      return known;
    };
    this.#store = {
      options: { maxItemSize: 400 * 1024 },
      getTable: (_name: string, answer: Callback<object>) => answer(null, table),
      getItemDb: () => room('items'),
      getIndexDb: (_kind: string, _table: string, index: string) => room(`index-${index}`),
    };
  }

  /** One call of the API, at once. */
  async perform(operation: string, input: object): Promise<JsonAnswer> {
    const found = OPERATIONS[operation as keyof typeof OPERATIONS];
    if (!found) throw new Error(`The table does not know ${operation}`);
    const { types, custom } = found.input;
    try {
      const data = validations.checkTypes(input, types);
      validations.checkValidations(data, types, custom, this.#store);
      return { status: 200, body: await this.#run(found.run, data) };
    } catch (error) {
      const { statusCode, body } = error as Refused;
      if (!statusCode) throw error;
      return { status: statusCode, body };
    }
  }

  /** Every item as it stands. */
  items(): Record<string, unknown>[] {
    return (this.#rooms.get('items')?.values() ?? []).map((item) => plainItem(item));
  }

  item(id: string): Record<string, unknown> | undefined {
    const found = this.#rooms.get('items')?.find((item) => item.includes(`"id":{"S":"${id}"}`));
    return found && plainItem(found);
  }

  #run(run: (typeof OPERATIONS)['GetItem']['run'], data: object): Promise<object> {
    return new Promise((resolve, reject) => {
      run(this.#store, data, (error, answer) => (error ? reject(error) : resolve(answer ?? {})));
    });
  }
}

/** A sorted key-value store with the methods that dynalite's actions call. */
class Room {
  readonly #texts = new Map<string, string>();

  lock(_key: string, locked: (release: (answer: unknown) => unknown) => void): void {
    locked((answer) => answer);
  }

  get(key: string, answer: Callback<Attributes>): void {
    const text = this.#texts.get(key);
    if (text === undefined) answer(Object.assign(new Error(key), { name: 'NotFoundError' }));
    else answer(null, JSON.parse(text));
  }

  put(key: string, value: Attributes, answer: Callback<void>): void {
    this.#texts.set(key, JSON.stringify(value));
    answer(null);
  }

  del(key: string, answer: Callback<void>): void {
    this.#texts.delete(key);
    answer(null);
  }

  createValueStream({ gt, gte, lt, lte, limit }: Range): Readable {
    const keys = [...this.#texts.keys()]
      .filter((key) => (gte === undefined || key >= gte) && (gt === undefined || key > gt))
      .filter((key) => (lte === undefined || key <= lte) && (lt === undefined || key < lt))
      .sort();
    const some = limit > 0 ? keys.slice(0, limit) : keys;
    return Readable.from(some.map((key) => JSON.parse(this.#texts.get(key) ?? '{}')));
  }

  find(fits: (text: string) => boolean): Attributes | undefined {
    const text = [...this.#texts.values()].find(fits);
    return text === undefined ? undefined : JSON.parse(text);
  }

  values(): Attributes[] {
    return [...this.#texts.values()].map((text) => JSON.parse(text));
  }
}

interface Range {
  gt?: string;
  gte?: string;
  lt?: string;
  lte?: string;
  limit: number;
}
