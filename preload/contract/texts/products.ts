import type { TextTable } from "./table";

export const productsTexts = {
  "products.unknown": {
    "zh-CN": { message: "没有编号为「{id}」的商品", hint: "它可能已被删除，刷新商品列表再看。" },
    en: { message: "There is no product {id}", hint: "It may have been removed; look at the list again." },
  },
  "products.price-zero": {
    "zh-CN": { message: "价格不能是 0", hint: "填写真实的售价；赠品请写在卖点里。" },
    en: {
      message: "The price cannot be 0",
      hint: "Enter the real price; name a gift among the selling points.",
    },
  },
  "products.price-above-original": {
    "zh-CN": {
      message: "现价 {price} 元不低于原价 {original} 元",
      hint: "核对价格；没有真实成交过的原价就不要填，填了属于价格欺诈。",
    },
    en: {
      message: "The price {price} is not below the original price {original}",
      hint: "Check both; an original price that was never really asked must be left out.",
    },
  },
  "products.id-wrong": {
    "zh-CN": { message: "编号「{value}」不能用", hint: "编号只用小写字母、数字和短横线；也可以整列留空。" },
    en: { message: "The id {value} cannot be used", hint: "Use a-z, 0-9 and -, or leave the column empty." },
  },
  "products.name-wrong": {
    "zh-CN": { message: "商品名没有填，或超过 40 个字", hint: "填写 1 到 40 个字的商品名。" },
    en: {
      message: "The name is empty or longer than 40 characters",
      hint: "Give it a name of 1 to 40 characters.",
    },
  },
  "products.unit-wrong": {
    "zh-CN": { message: "单位没有填，或超过 12 个字", hint: "写明每多少卖这个价，例如 斤、500 克、盒。" },
    en: {
      message: "The unit is empty or longer than 12 characters",
      hint: "Say what the price is for, such as 500 g or a box.",
    },
  },
  "products.price-wrong": {
    "zh-CN": { message: "「{field}」不是价格：{value}", hint: "只写数字，最多两位小数，例如 39.90。" },
    en: {
      message: "{field} is not a price: {value}",
      hint: "Digits with at most two decimals, such as 39.90.",
    },
  },
  "products.stock-wrong": {
    "zh-CN": { message: "库存应当是整数：{value}", hint: "只写数字；不想写库存就留空。" },
    en: { message: "The stock must be a whole number: {value}", hint: "Digits alone, or leave it empty." },
  },
  "products.cell-wrong": {
    "zh-CN": { message: "「{field}」填得不对或太长：{value}", hint: "缩短或改正这一格。" },
    en: { message: "{field} is not right or too long: {value}", hint: "Shorten or correct this cell." },
  },
  "products.row-twice": {
    "zh-CN": { message: "「{name}」与第 {row} 行重复", hint: "删掉其中一行。" },
    en: { message: "{name} is in row {row} already", hint: "Remove one of the two rows." },
  },
  "products.csv-broken": {
    "zh-CN": { message: "这份表格读不懂", hint: "在表格软件里「另存为 CSV（UTF-8）」，再导入一次。" },
    en: {
      message: "This sheet cannot be read",
      hint: "Save it as CSV (UTF-8) in the spreadsheet program, then import it again.",
    },
  },
  "products.csv-columns": {
    "zh-CN": {
      message: "表格第一行缺少这些列：{missing}",
      hint: "第一行写列名，至少要有 名称、单位、价格。",
    },
    en: {
      message: "The first row lacks these columns: {missing}",
      hint: "Put column names in the first row: at least name, unit and price.",
    },
  },
  "products.csv-empty": {
    "zh-CN": { message: "表格里没有商品", hint: "列名下面每行写一个商品。" },
    en: { message: "The sheet holds no product", hint: "Write one product a row below the column names." },
  },
  "products.picture-broken": {
    "zh-CN": {
      message: "图片打不开：{name}",
      hint: "换一张 JPEG、PNG 或 WebP 图片；从微信里要先「查看原图」再保存。",
    },
    en: { message: "The picture cannot be read: {name}", hint: "Use another JPEG, PNG or WebP picture." },
  },
  "products.picture-heic": {
    "zh-CN": {
      message: "{name} 是苹果手机的 HEIC 照片，这里打不开",
      hint: "在手机「设置 → 相机 → 格式」里选「兼容性最佳」，或先转成 JPEG。",
    },
    en: {
      message: "{name} is a HEIC photograph, which cannot be read here",
      hint: "On the phone choose Settings → Camera → Formats → Most Compatible, or convert it to JPEG.",
    },
  },
} as const satisfies TextTable;
