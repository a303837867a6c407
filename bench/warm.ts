/** Prints in JSON how long, in µs, a command takes that is answered with a sentence, against stock Bolt. */
import { measureWarm } from './warm/measure.ts';

console.log(JSON.stringify(await measureWarm(), undefined, 2));
