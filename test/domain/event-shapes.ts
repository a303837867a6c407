/**
 * Held by the compiler: what this code writes, code of the version that an event carries can read, and
 * what was written in any version this code reads. What to do about an error here: docs/upgrading.md.
 */
import type { EVENT_VERSIONS } from '../../src/domain/event-version.ts';
import type { RequestEvent } from '../../src/domain/events.ts';
import type { EventOfVersion1 } from '../fixtures/trails/v1/shapes.ts';

/** By version; a version that changes nothing about an event need not name it. */
interface Shapes {
  1: EventOfVersion1;
}

type Of<Event, Type> = Extract<Event, { type: Type }>;
type Fits<Event, Shape> = [Event] extends [Shape] ? true : false;

/** Events that code of their own version would not understand as they are written now. */
type Unreadable = {
  [Type in RequestEvent['type']]: Fits<
    Of<RequestEvent, Type>,
    Of<Shapes[(typeof EVENT_VERSIONS)[Type]], Type>
  > extends true
    ? never
    : Type;
}[RequestEvent['type']];

/** Events of each version that this code does not understand as they were written. */
type Misread<Shape extends { type: string }> = {
  [Type in Shape['type']]: Fits<Of<Shape, Type>, Of<RequestEvent, Type>> extends true
    ? never
    : Type;
}[Shape['type']];

/** These need a new version in EVENT_VERSIONS. */
export const needNewVersion: Record<Unreadable, never> = {};

/** What `upcast` has to bring into today's shape: listed here once it does. */
export const upcasts: { [Version in keyof Shapes]: Record<Misread<Shapes[Version]>, 'upcast'> } = {
  1: {},
};
