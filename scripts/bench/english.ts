/** English legal prose with citations, for the peer that reads American case law. Composed for this benchmark. */

const PARAGRAPHS = [
  'The court below granted the motion and this appeal followed. We review the decision de novo, see Roe v. Wade, 410 U.S. 113, 120 (1973), and affirm in part. The record shows that notice was given on time and that the hearing was open to the public.',
  'Plaintiff relies on Miranda v. Arizona, 384 U.S. 436 (1966), but that case concerned questioning in custody. Nothing of the kind happened here. The officers asked for a name and an address and then left; no rule of evidence was broken. Id. at 444.',
  'Under 42 U.S.C. § 1983 a person may sue for the deprivation of rights. The statute has limits: Monell v. Department of Social Services, 436 U.S. 658 (1978), holds that a city answers only for its own policies. The complaint names no policy, and the years since have brought none to light.',
  'The agency read the rule as it always had. We owe that reading respect where it persuades, Skidmore v. Swift & Co., 323 U.S. 134 (1944), and here it does. The text, the history and the purpose of the rule all point the same way, and the other circuits agree.',
  'There was no error in the instructions. Taken as a whole they told the jury what had to be proved and by whom. Counsel did not object at trial, and the point is not open now. See United States v. Olano, 507 U.S. 725 (1993).',
]

/** About so many characters of it. */
export function englishText(characters: number): string {
  let text = ''
  for (let index = 0; text.length < characters; index++) text += `${PARAGRAPHS[index % PARAGRAPHS.length]}\n\n`
  return text
}
