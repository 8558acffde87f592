export const pairing = {
  title: "连到直播台的提词器",
  text: "看直播台电脑上显示的六位数字，输在下面。只用配对这一次。",
  code: "六位配对码",
  name: "这台设备叫什么",
  send: "配对",
  busy: "正在配对…",
  unreachable: "连不上直播台。看看这台设备和直播台电脑是不是连着同一个无线网，再试一次。",
  device: { ipad: "iPad", iphone: "iPhone", android: "安卓设备", computer: "另一台电脑" },
};

export const remote = {
  title: "平板和手机",
  purpose:
    "让同一个无线网里的平板、手机当提词器。它们只能看稿、走稿、触发提示点，别的都看不到；不配对的设备进不来。",
  on: "允许平板和手机连进来",
  turningOn: "正在打开…",
  invite: "配对一台设备",
  inviting: "正在生成…",
  scan: "用平板或手机扫码，或者在它的浏览器里打开下面的地址，输入这六位数字：",
  good: "还有 {{minutes}} 分钟有效，只能用一次。",
  noNetwork: "这台电脑现在没有连网络。连上无线网，再生成配对码。",
  qr: "打开 {{address}} 的二维码",
  cancel: "作废这个配对码",
  none: "还没有配对的设备。",
  connected: "在线",
  seen: "上次在线 {{time}}",
  never: "还没有连过",
  revoke: "移除",
  plain: "稿子在无线网里不加密传送，请不要用陌生的公共无线网。",
  failed: "没能打开，原因在屏幕顶上的提示里。",
};
