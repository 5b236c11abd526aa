/** What the desk is asked: visits on a working day at a branch, and the topics, the likeliest most often. */
export const asked = {
  visits: { mijdrecht: 4, maarssenbroek: 3, abcoude: 2, breukelen: 2, loenen: 1 } as Record<string, number>,
  topics: [
    'digid-app digid-app digid-app digid-nieuw digid-nieuw telefoon-tablet telefoon-tablet printen',
    'printen zorgtoeslag huurtoeslag mijnoverheid mijnoverheid aangifte rijbewijs woning-zoeken',
    'bijzondere-bijstand cursus email computer bank kwijtschelding ww',
  ].flatMap((line) => line.split(' ')),
}
