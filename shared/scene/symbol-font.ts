/** What the letters of the Symbol font stand for, in order of their codes from A to Z and a to z. */
const capitals = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ';
const smalls = 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ';

/** A text set in Symbol, in the letters that it shows. */
export function symbolText(text: string): string {
  return text.replaceAll(/[A-Za-z]/gu, (letter) => {
    const code = letter.charCodeAt(0);
    return (code >= 97 ? smalls[code - 97] : capitals[code - 65]) ?? letter;
  });
}
