import type { Piece } from "../helpers/spoken-script";

const quick = 340;
const slow = 220;

type Line = [text: string, pause: number];

const opening: Line[] = [
  ["各位家人，", 0.3],
  ["晚上好。", 0.7],
  ["这里是竹元村的直播间，", 0.35],
  ["我们今天讲一个老故事。", 0.8],
  ["一九三五年五月，", 0.3],
  ["红军走到大渡河边，", 0.4],
  ["河水又急又冷。", 1.1],
];
const boats: Line[] = [
  ["船只有几条，", 0.3],
  ["对岸有兵守着。", 0.7],
  ["战士们站在岸边，", 0.35],
  ["一个一个报名，", 0.3],
  ["要先过河。", 2.6],
];
const fungus: Line[] = [
  ["讲完故事，", 0.35],
  ["我们看看今天的木耳。", 0.8],
  ["这是山里长的，", 0.3],
  ["朵小肉厚，", 0.3],
  ["泡一晚就能吃。", 3.2],
];
const price: Line[] = [
  ["一斤39.9元，", 0.4],
  ["全村一起包邮。", 0.7],
  ["喜欢的家人，", 0.35],
  ["请点一点下面的小黄车。", 1.5],
];

/** The paragraphs as they stand in the script. */
export const paragraphs = [opening, boats, fungus, price].map((lines) =>
  lines.map(([text]) => text).join(""),
);

const lengthOf = (lines: Line[]): number => lines.reduce((sum, [text]) => sum + text.length, 0);

function piecesOf(lines: Line[], start: number, speed: number, jump = false): Piece[] {
  let position = start;
  return lines.map(([text, pause], index) => {
    const piece = { text, pause, speed, position, jump: jump && index === 0 };
    position += text.length;
    return piece;
  });
}

const afterOpening = lengthOf(opening);
const afterBoats = afterOpening + lengthOf(boats);
const afterFungus = afterBoats + lengthOf(fungus);

/**
 * How it is read: a third quicker than the pace that is set, the second paragraph twice, with a key press in the
 * silence before, then a good deal slower than that; with silences from 0.3 to 4.5 s.
 */
export const performance: Piece[] = [
  ...piecesOf(opening, 0, quick),
  ...piecesOf(boats, afterOpening, quick),
  ...piecesOf(boats, afterOpening, quick, true).map((piece, index, all) =>
    index === all.length - 1 ? { ...piece, pause: 4.5 } : piece,
  ),
  ...piecesOf(fungus, afterBoats, slow),
  ...piecesOf(price, afterFungus, slow),
];
