/**
 * Draws `resources/pictures/stand-in-village.webm`, what the built-in stage shows where a camera is missing: a village
 * in the morning, eight seconds that end as they began. Run by hand after a change: `node main/launch/draw-stand-in.mjs`.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import sharp from "sharp";

const width = 1280;
const height = 720;
const framesPerSecond = 25;
const seconds = 8;
const target = join(import.meta.dirname, "../../resources/pictures/stand-in-village.webm");

/** A swing of some height that is back where it was after `times` swings in the eight seconds. */
const swing = (at, height, times = 1, phase = 0) => height * Math.sin(2 * Math.PI * (at * times + phase));
const fraction = (value) => value - Math.floor(value);
const number = (value) => value.toFixed(2);

function hill(colour, base, bumps, phase) {
  const points = [];
  for (let x = 0; x <= width; x += 20) {
    const share = x / width;
    const y = bumps.reduce(
      (sum, [tall, times]) => sum - tall * Math.sin(Math.PI * 2 * (share * times + phase)),
      base,
    );
    points.push(`${x},${number(y)}`);
  }
  return `<polygon fill="${colour}" points="0,${height} ${points.join(" ")} ${width},${height}"/>`;
}

const cloud = (x, y, scale) =>
  `<g transform="translate(${number(x)} ${number(y)}) scale(${scale})" fill="#fdf3dd">
    <rect x="-110" y="-11" width="220" height="22" rx="11"/><rect x="-50" y="-31" width="150" height="26" rx="13"/>
  </g>`;

/** A house seen from its long side, its middle at `x`, its foot at `y`. */
function house(x, y, scale, door) {
  const tiles = Array.from({ length: 11 }, (_none, index) => {
    const share = (index - 5) / 5;
    return `<line x1="${number(share * 88)}" y1="-150" x2="${number(share * 112)}" y2="-92"/>`;
  }).join("");
  return `<g transform="translate(${x} ${y}) scale(${scale})">
    <rect x="-100" y="-95" width="200" height="95" fill="#f4e7cf"/>
    <g fill="#7d5539"><rect x="-100" y="-95" width="7" height="95"/><rect x="93" y="-95" width="7" height="95"/>
      <rect x="-36" y="-95" width="6" height="95"/><rect x="30" y="-95" width="6" height="95"/>
      <rect x="-100" y="-78" width="200" height="5"/></g>
    <rect x="-22" y="-58" width="44" height="58" fill="${door}"/><line x1="0" y1="-58" x2="0" y2="0" stroke="#5e2f22" stroke-width="2"/>
    <g fill="#d9aa62" stroke="#7d5539" stroke-width="4">
      <rect x="-80" y="-60" width="30" height="28"/><rect x="50" y="-60" width="30" height="28"/></g>
    <path d="M-92 -150 H92 Q104 -110 124 -92 H-124 Q-104 -110 -92 -150Z" fill="#4d4844"/>
    <g stroke="#3f3b38" stroke-width="3">${tiles}</g>
    <rect x="22" y="-182" width="20" height="30" fill="#6d4f42"/><rect x="18" y="-186" width="28" height="7" fill="#5a4036"/>
    <rect x="-96" y="-157" width="192" height="9" fill="#37332f"/>
  </g>`;
}

/** Smoke of a chimney: puffs that rise, widen and are gone. */
function smoke(at, x, y) {
  const puffs = Array.from({ length: 6 }, (_none, index) => {
    const life = fraction(at * 2 + index / 6);
    const drift = 46 * life * life + swing(at, 7, 2, index / 6);
    const opacity = 0.6 * Math.sin(Math.PI * Math.min(1, life * 1.02));
    return `<circle cx="${number(x + drift)}" cy="${number(y - 118 * life)}" r="${number(5 + 17 * life)}" opacity="${number(opacity)}"/>`;
  });
  return `<g fill="#fbf1de">${puffs.join("")}</g>`;
}

function tree(at, x, y, scale, phase) {
  const lean = number(swing(at, 1.6, 2, phase));
  return `<g transform="translate(${x} ${y}) scale(${scale})"><rect x="-7" y="-60" width="14" height="60" fill="#6d4732"/>
    <g transform="rotate(${lean})"><ellipse cx="0" cy="-112" rx="56" ry="72" fill="#5c8052"/>
      <ellipse cx="-18" cy="-132" rx="25" ry="34" fill="#75976a"/></g></g>`;
}

function bamboo(at, x, y, tall, phase) {
  const joints = 6;
  const lean = swing(at, 2.2, 1, phase) + swing(at, 0.7, 3, phase);
  const parts = Array.from({ length: joints }, (_none, index) => {
    const foot = -(tall * index) / joints;
    const leaf = (side, turn) =>
      `<path transform="translate(0 ${number(foot - tall / joints)}) rotate(${number(turn + swing(at, 5, 2, phase + index / 9))}) scale(${side} 1)"
        d="M0 0 Q34 -22 78 6 Q38 14 0 0Z" fill="${index % 2 ? "#7fa06b" : "#6b915d"}"/>`;
    const stem = `<rect x="-6" y="${number(foot - tall / joints + 3)}" width="12" height="${number(tall / joints - 5)}" rx="4" fill="#5f8a57"/>`;
    return index < 2 ? stem : `${stem}${leaf(1, -24)}${leaf(-1, 18)}`;
  });
  return `<g transform="translate(${x} ${y}) rotate(${number(lean)})">${parts.join("")}</g>`;
}

/** Terraces that a wind goes over. */
function fields(at) {
  const colours = ["#a9b566", "#c3c577", "#96a95a", "#b4bb6b", "#88994f"];
  return colours
    .map((colour, row) => {
      const y = 560 + row * 34;
      const points = [];
      for (let x = 0; x <= width; x += 40) {
        const bend = 26 * Math.sin((Math.PI * x) / width);
        const wind = swing(at, 2.4, 2, row / 5 - x / 900);
        points.push(`${x},${number(y - bend + wind)}`);
      }
      return `<polygon fill="${colour}" points="0,${height} ${points.join(" ")} ${width},${height}"/>`;
    })
    .join("");
}

/** A brook that widens towards us, and the light that runs down it. */
function brook(at) {
  const top = 537;
  const steps = Array.from({ length: 40 }, (_none, index) => {
    const near = index / 39;
    return {
      y: top + near * (height + 20 - top),
      x: 706 + 46 * Math.sin(near * 5.2) * near ** 0.6,
      half: 2 + 52 * near,
    };
  });
  const left = steps.map(({ x, y, half }) => `${number(x - half)},${number(y)}`);
  const right = steps.map(({ x, y, half }) => `${number(x + half)},${number(y)}`).reverse();
  const light = [-0.5, 0, 0.5].map((side, index) => {
    const course = steps.map(({ x, y, half }) => `${number(x + side * half)},${number(y)}`).join(" ");
    const offset = number(-(at * 2 + index / 3) * 72);
    return `<polyline points="${course}" fill="none" stroke="#e9f0e4" stroke-width="2.5" stroke-linecap="round"
      stroke-dasharray="18 54" stroke-dashoffset="${offset}" opacity="0.7"/>`;
  });
  return `<polygon points="${[...left, ...right].join(" ")}" fill="#7fa9b0"/>${light.join("")}`;
}

function bird(at, phase, y, scale) {
  const x = -80 + fraction(at + phase) * (width + 160);
  const wing = number(10 + swing(at, 7, 10, phase));
  return `<path transform="translate(${number(x)} ${number(y + swing(at, 9, 2, phase))}) scale(${scale})"
    d="M-22 -${wing} Q-8 -4 0 2 Q8 -4 22 -${wing}" fill="none" stroke="#5b4a3d" stroke-width="4" stroke-linecap="round"/>`;
}

/** The picture at a share of the eight seconds. */
function picture(at) {
  const glow = number(128 + swing(at, 5));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
    <rect width="${width}" height="${height}" fill="#f3d7a4"/>
    <rect y="230" width="${width}" height="${height}" fill="#f7e1b8"/>
    <circle cx="905" cy="200" r="${glow}" fill="#f9e9c8"/><circle cx="905" cy="200" r="72" fill="#f2b467"/>
    ${cloud(250 + swing(at, 22), 120, 1)}${cloud(560 + swing(at, 16, 1, 0.4), 78, 0.7)}${cloud(1120 + swing(at, 20, 1, 0.7), 105, 0.8)}
    ${bird(at, 0.15, 170, 0.8)}${bird(at, 0.1, 196, 0.6)}
    ${hill(
      "#dcbb8b",
      345,
      [
        [58, 1],
        [24, 2.3],
      ],
      0.62,
    )}${hill(
      "#b9ae78",
      410,
      [
        [44, 1.4],
        [16, 3.1],
      ],
      0.2,
    )}${hill(
      "#8ea26a",
      470,
      [
        [30, 1.1],
        [12, 2.7],
      ],
      0.45,
    )}
    ${tree(at, 292, 545, 0.95, 0.1)}${house(415, 540, 0.98, "#8d4a37")}${house(640, 522, 0.74, "#7c4434")}${tree(at, 745, 532, 0.72, 0.55)}${house(880, 545, 1.12, "#8d4a37")}${smoke(at, 446, 352)}${smoke(at + 0.23, 916, 332)}${tree(at, 1050, 552, 1.05, 0.8)}
    ${fields(at)}${brook(at)}
    ${bamboo(at, 66, 700, 420, 0)}${bamboo(at, 138, 716, 350, 0.3)}${bamboo(at, 1216, 712, 380, 0.6)}
  </svg>`;
}

const ffmpeg = spawn(
  "ffmpeg",
  [
    ...["-y", "-v", "error", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", `${width}x${height}`],
    ...["-r", String(framesPerSecond), "-i", "-", "-c:v", "libvpx-vp9", "-pix_fmt", "yuv420p", "-b:v", "0"],
    ...["-crf", "38", "-g", "200", "-deadline", "good", "-cpu-used", "2", "-row-mt", "1", "-an"],
    ...["-bitexact", "-map_metadata", "-1", target],
  ],
  { stdio: ["pipe", "inherit", "inherit"] },
);
for (let frame = 0; frame < framesPerSecond * seconds; frame++) {
  const at = frame / (framesPerSecond * seconds);
  const pixels = await sharp(Buffer.from(picture(at)))
    .removeAlpha()
    .raw()
    .toBuffer();
  if (!ffmpeg.stdin.write(pixels)) await once(ffmpeg.stdin, "drain");
}
ffmpeg.stdin.end();
const [code] = await once(ffmpeg, "close");
process.exitCode = code;
