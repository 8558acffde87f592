/** Sentences of a village day; no two paragraphs made of them are alike. */
const sentences = [
  "灶台一早就热了起来，老人们和好了面，把韭菜切得细细的。",
  "水开了，第一锅饺子下去，屋里全是白汽。",
  "1935年5月29日，二十二名突击队员从这里过了桥。",
  "山上的黑木耳晒了三天，收进来的时候一朵一朵都是硬的。",
  "今天这一单，每斤39.9元，产地直接发货，坏了包赔。",
  "孩子们放学回来，先到合作社门口看一眼快递车走了没有。",
  "支书说，路修通的那一天，全村人都走出来看车。",
  "一边包饺子一边说话，话说完了，一簸箕也包满了。",
  "OBS 里有三个场景，念到这里就该换第二个。",
  "她把镜头往左挪了一点，让窗户的光落在面板上。",
] as const;

/** Numbers that look random and are the same in every run. */
function sequence(seed: number): () => number {
  let value = seed;
  return () => {
    value = (value * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return value / 4_294_967_296;
  };
}

/** A script of about so many read-aloud characters: headings, paragraphs of uneven length, a cue every few. */
export function longScript(title: string, characters: number): string {
  const random = sequence(characters);
  const parts = [`---\ntitle: ${title}\nkind: village\nlang: zh-CN\n---\n`];
  let written = 0;
  for (let paragraph = 0; written < characters; paragraph++) {
    if (paragraph % 12 === 0) parts.push(`## 第 ${paragraph / 12 + 1} 段`);
    const count = 1 + Math.floor(random() * 9);
    const text = Array.from(
      { length: count },
      () => sentences[Math.floor(random() * sentences.length)] ?? "",
    ).join("");
    parts.push(text);
    written += text.replaceAll(" ", "").length;
    if (paragraph % 5 === 4) parts.push("::scene{id=village-story/host}");
  }
  return parts.join("\n\n");
}
