/**
 * What nothing shows, or what changes how all that follows is shown: control and format characters, letters
 * that are blank, separators of lines. The joiners of Persian, Indic scripts and emoji are left as they are.
 */
const UNSEEN = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\u2028\u2029\u115f\u1160\u2800\u3164\uffa0]/gu;

/** As far as it is an e-mail address whose domain is not plain ASCII. */
const FOREIGN_ADDRESS = /^([^\s@]+)@(?=[^\s@]*\P{ASCII})([^\s@]+)$/u;

/** Those whose letters look like one another: https://www.unicode.org/reports/tr39/#Mixed_Script_Detection */
const ALPHABETS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Coptic}/u,
];

/**
 * A text as everybody can read it: characters that cannot be seen by their number, such as ⟨U+202E⟩, and
 * the domain of an address in punycode, so that none looks like another.
 */
export function legible(text: string): string {
  return text
    .toWellFormed()
    .replace(FOREIGN_ADDRESS, (_all, local: string, domain: string) => {
      return `${local}@${punycode(domain)}`;
    })
    .replace(UNSEEN, numbered);
}

/** A domain as it is asked for: https://www.rfc-editor.org/rfc/rfc3492 */
export function punycode(domain: string): string {
  return domain.split('.').map(punycodeOfLabel).join('.');
}

/** By numbers, if it cannot be one or is a form of another: the translation would hide that. */
function punycodeOfLabel(label: string): string {
  if (/^\p{ASCII}*$/u.test(label)) return label;
  const isPlain = label === label.normalize('NFKC') && label.search(UNSEEN) < 0;
  const host = isPlain ? URL.parse(`http://${label}`)?.href : undefined;
  const translated = /^http:\/\/(xn--[^/]+)\/$/.exec(host ?? '')?.[1];
  return translated ?? label.replace(/\P{ASCII}/gu, numbered);
}

/** True for a name that can pass for another: of letters from two alphabets, or of unusual forms of them. */
export function looksLikeAnother(name: string): boolean {
  const alphabets = ALPHABETS.filter((letters) => letters.test(name));
  return alphabets.length > 1 || name !== name.normalize('NFKC') || legible(name) !== name;
}

/** `U+0430`, the way in which Unicode's tables name a character. */
export function numberOf(character: string): string {
  const number = character.codePointAt(0) ?? 0;
  return `U+${number.toString(16).toUpperCase().padStart(4, '0')}`;
}

function numbered(character: string): string {
  return `⟨${numberOf(character)}⟩`;
}
