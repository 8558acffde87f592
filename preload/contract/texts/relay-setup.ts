import type { TextTable } from "./table";

/** Entering and testing a destination, and the relay process itself. */
export const relaySetupTexts = {
  "relay.server-invalid": {
    "zh-CN": {
      message: "推流地址写得不对",
      hint: "要以 rtmp:// 或 rtmps:// 开头，例如 rtmp://服务器/live；从平台后台整段复制。",
    },
    en: {
      message: "The server address is not right",
      hint: "It begins with rtmp:// or rtmps://, like rtmp://server/live; copy all of it from the platform.",
    },
  },
  "relay.server-without-app": {
    "zh-CN": {
      message: "推流地址不完整，少了斜杠后面的部分",
      hint: "应当像 rtmp://服务器/live 这样，从平台后台整段复制。",
    },
    en: {
      message: "The server address is incomplete: nothing follows the slash",
      hint: "It should look like rtmp://server/live; copy all of it from the platform.",
    },
  },
  "relay.key-in-server": {
    "zh-CN": {
      message: "推流地址里好像带着密钥",
      hint: "把最后一个斜杠后面的部分剪切到“密钥”一栏，地址只留前面的部分。",
    },
    en: {
      message: "The server address seems to contain the key",
      hint: "Move what follows the last slash to the key field and leave only the part before it.",
    },
  },
  "relay.key-is-address": {
    "zh-CN": {
      message: "密钥一栏里填的是网址",
      hint: "地址填在“服务器地址”一栏，这里只填最后一个斜杠后面的密钥。",
    },
    en: {
      message: "The key field holds an address",
      hint: "The address goes into the server field; enter only the key here, what follows the last slash.",
    },
  },
  "relay.key-malformed": {
    "zh-CN": { message: "密钥里有空格或换行", hint: "重新复制密钥，前后不要带别的文字。" },
    en: {
      message: "The key contains spaces or line breaks",
      hint: "Copy the key again without any text around it.",
    },
  },
  "relay.key-masked": {
    "zh-CN": {
      message: "这里填的是被圆点或星号遮住的内容，不是真的",
      hint: "到平台后台点“显示”或“复制”，把完整的内容重新粘贴过来。",
    },
    en: {
      message: "This holds dots or asterisks that hide the real thing",
      hint: "Press Show or Copy on the platform's page and paste the whole of it.",
    },
  },
  "relay.key-odd-characters": {
    "zh-CN": {
      message: "「{name}」的密钥里混进了看不见的或全角的字符",
      hint: "在「平台」里把密钥重新粘贴一遍再保存，这些字符会自动去掉。",
    },
    en: {
      message: "{name}'s key contains invisible or full-width characters",
      hint: "Paste the key again under Platforms and save it; such characters are then taken out.",
    },
  },
  "relay.key-expired": {
    "zh-CN": {
      message: "「{name}」的推流地址已经在 {time} 过期",
      hint: "到平台后台取一组新的地址和密钥，在「平台」里换上。",
    },
    en: {
      message: "{name}'s address and key expired at {time}",
      hint: "Get a new address and key from the platform and enter them under Platforms.",
    },
  },
  "relay.key-ends-soon": {
    "zh-CN": {
      message: "「{name}」的推流地址到 {time} 就过期",
      hint: "过期后断了线就连不回去：开播前先到平台后台换一组新的。",
    },
    en: {
      message: "{name}'s address and key expire at {time}",
      hint: "After that a lost connection cannot be made again: get new ones before going live.",
    },
  },
  "relay.key-outdated": {
    "zh-CN": {
      message: "「{name}」的密钥是 {time} 填的，{platform}的密钥只管 {hours} 小时",
      hint: "到平台后台取一组新的地址和密钥，在「平台」里换上。",
    },
    en: {
      message: "{name}'s key was entered at {time}; {platform}'s keys are good for {hours} hours",
      hint: "Get a new address and key from the platform and enter them under Platforms.",
    },
  },
  "relay.key-used": {
    "zh-CN": {
      message: "「{name}」的密钥在 {time} 的直播里用过了，{platform}的密钥只管一场",
      hint: "如果这是新的一场，先到平台后台取新的地址和密钥。",
    },
    en: {
      message: "{name}'s key was used in the show of {time}; {platform}'s keys serve one show only",
      hint: "If this is another show, get a new address and key from the platform first.",
    },
  },
  "relay.key-unlike": {
    "zh-CN": {
      message: "「{name}」的密钥不像{platform}的推流密钥",
      hint: "看看是不是粘贴了别的号码（比如身份码、房间号），或少了一截；确认没错就不用管。",
    },
    en: {
      message: "{name}'s key does not look like a stream key of {platform}",
      hint: "See whether another number was pasted, such as a room's, or a part is missing. If it is right, leave it.",
    },
  },
  "relay.server-unlike": {
    "zh-CN": {
      message: "「{name}」的服务器地址不像{platform}的推流地址",
      hint: "看看是不是填成了别的平台的地址；确认没错就不用管。",
    },
    en: {
      message: "{name}'s server address does not look like one of {platform}'s",
      hint: "See whether it is another platform's address. If it is right, leave it.",
    },
  },
  "relay.key-of-other": {
    "zh-CN": {
      message: "「{name}」和「{other}」用的是同一个密钥",
      hint: "多半是复制错了：每个平台的密钥都不一样，请换成它自己的。",
    },
    en: {
      message: "{name} and {other} have the same key",
      hint: "One was probably copied into the wrong place: each platform has keys of its own.",
    },
  },
  "relay.duplicate": {
    "zh-CN": {
      message: "这个地址和密钥已经用在「{other}」上了",
      hint: "同一个密钥不能推两次，否则两边都会掉线；请改用这个平台自己的密钥。",
    },
    en: {
      message: "This address and key are already used by {other}",
      hint: "A key cannot be used twice, or both would drop out; enter this destination's own key.",
    },
  },
  "relay.platform-companion": {
    "zh-CN": {
      message: "{platform}用它自己的直播伴侣开播，这里不填地址和密钥",
      hint: "在直播伴侣里把摄像头选成 OBS 虚拟摄像机；如果平台正式给了你推流地址，请选「自定义（RTMP）」再填。",
    },
    en: {
      message: "{platform} goes live through its own companion program; there is no address or key to enter",
      hint: "Choose OBS's virtual camera in the companion. If the platform officially gave you an address, choose Custom (RTMP).",
    },
  },
  "relay.key-missing": {
    "zh-CN": { message: "「{name}」还没有填推流密钥", hint: "在「平台」里粘贴它的推流密钥。" },
    en: { message: "{name} has no stream key yet", hint: "Paste its stream key under Platforms." },
  },
  "relay.test-reached": {
    "zh-CN": {
      message: "「{name}」的服务器连得上",
      hint: "密钥要到开播时才知道对不对：提前试推可能会用掉平台的密钥，所以没有试。",
    },
    en: {
      message: "{name}'s server can be reached",
      hint: "Whether the key is right shows when you go live: trying it earlier may use it up, so it was not tried.",
    },
  },
  "relay.test-published": {
    "zh-CN": { message: "「{name}」连得上，密钥也被接受了", hint: "可以开播。" },
    en: { message: "{name} can be reached and accepts the key", hint: "Ready to go live." },
  },
  "relay.test-on-air": {
    "zh-CN": { message: "「{name}」正在直播，画面送得出去", hint: "不用再测试。" },
    en: { message: "{name} is on air and takes the picture", hint: "There is nothing to test." },
  },
  "relay.not-started": {
    "zh-CN": {
      message: "转推没有启动起来（{detail}）",
      hint: "关掉其它推流软件再试一次；仍不行就重启电脑，并把诊断信息发给技术支持。",
    },
    en: {
      message: "The relay did not start ({detail})",
      hint: "Close other streaming programs and try again. If it persists, restart the computer and send the diagnostics to support.",
    },
  },
  "relay.restarted": {
    "zh-CN": {
      message: "转推意外退出，已自动重新启动",
      hint: "各平台会在几秒内续上；如果反复出现，把诊断信息发给技术支持。",
    },
    en: {
      message: "The relay ended unexpectedly and was started again",
      hint: "Destinations resume within seconds. If it keeps happening, send the diagnostics to support.",
    },
  },
  "relay.port-taken": {
    "zh-CN": { message: "端口 {port} 已被别的程序占用", hint: "关掉那个程序，或换一个端口。" },
    en: {
      message: "Port {port} is used by another program",
      hint: "Close that program or choose another port.",
    },
  },
  "relay.config-invalid": {
    "zh-CN": {
      message: "{path} 里的 {field} 不对：{reason}",
      hint: "改正后再运行；格式见 hongcun relay --help。",
    },
    en: {
      message: "{field} in {path} is not right: {reason}",
      hint: "Correct it and run again; hongcun relay --help shows the format.",
    },
  },
} as const satisfies TextTable;
