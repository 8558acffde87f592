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
  "products.price-missing": {
    "zh-CN": { message: "「{field}」没有填", hint: "写明卖多少钱，例如 39.90。" },
    en: { message: "{field} is empty", hint: "Say what it costs, such as 39.90." },
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
  "products.claim-without-number": {
    "zh-CN": {
      message: "写了「{claim}」，却没有证书编号",
      hint: "照证书填上编号；没有证书就去掉这一项，不要写「{claim}」。",
    },
    en: {
      message: "It says {claimEn}, but there is no certificate number",
      hint: "Copy the number from the certificate; without one, leave the claim out.",
    },
  },
  "products.certificate-empty": {
    "zh-CN": { message: "有一项证书没有填", hint: "填上证书的名称或编号，或者去掉这一项。" },
    en: {
      message: "A certificate has neither name nor number",
      hint: "Fill in one of them, or remove the certificate.",
    },
  },
  "products.link-wrong": {
    "zh-CN": {
      message: "商品链接不是网址：{value}",
      hint: "从平台复制完整的链接，以 https:// 或 http:// 开头。",
    },
    en: {
      message: "The link is no web address: {value}",
      hint: "Copy the whole address from the platform; it starts with https:// or http://.",
    },
  },
  "products.platform-id-wrong": {
    "zh-CN": {
      message: "平台商品编号不对：{value}",
      hint: "照平台后台的商品编号填写，最多 64 个字，中间没有空格。",
    },
    en: {
      message: "The platform's product id is not right: {value}",
      hint: "Copy it from the platform's own pages: at most 64 characters, without spaces.",
    },
  },
  "products.digits-lost": {
    "zh-CN": {
      message: "「{field}」的长数字被表格软件改掉了：{value}",
      hint: "在表格里把这一列的格式设成「文本」，再重新填一次完整的数字。",
    },
    en: {
      message: "The spreadsheet program shortened the long number in {field}: {value}",
      hint: "Set the column's format to Text, then enter the whole number again.",
    },
  },
  "products.too-many": {
    "zh-CN": { message: "商品最多 {max} 件", hint: "删掉不再卖的商品，或把表格分小。" },
    en: {
      message: "There can be {max} products at most",
      hint: "Remove what is no longer sold, or use a smaller sheet.",
    },
  },
  "products.import-nothing": {
    "zh-CN": { message: "没有给出要导入的表格", hint: "选一个 .xlsx 或 .csv 文件。" },
    en: { message: "No sheet was given to import", hint: "Choose an .xlsx or .csv file." },
  },
  "products.file-too-big": {
    "zh-CN": {
      message: "「{name}」太大了，有 {megabytes} MB",
      hint: "表格不能超过 {max} MB。去掉表格里插入的图片，图片在商品里另外添加。",
    },
    en: {
      message: "{name} is too big: {megabytes} MB",
      hint: "A sheet may have {max} MB. Remove the pictures in it; add pictures to the products instead.",
    },
  },
  "products.file-xls": {
    "zh-CN": {
      message: "「{name}」是旧的 .xls 格式，这里读不了",
      hint: "用 Excel 或 WPS 打开它，选「另存为」，类型选「Excel 工作簿（.xlsx）」，再导入新文件。",
    },
    en: {
      message: "{name} has the old .xls format, which cannot be read here",
      hint: "Open it in Excel or WPS, choose Save as and the type Excel workbook (.xlsx), then import the new file.",
    },
  },
  "products.file-locked": {
    "zh-CN": {
      message: "「{name}」有打开密码，这里读不了",
      hint: "用 Excel 或 WPS 打开它，在「文件 → 信息 → 保护工作簿」里去掉密码，保存后再导入。",
    },
    en: {
      message: "{name} is protected by a password",
      hint: "Open it in Excel or WPS, take the password off under File → Info → Protect workbook, save, and import it again.",
    },
  },
  "products.file-broken": {
    "zh-CN": {
      message: "「{name}」打不开，文件不完整或已损坏",
      hint: "重新下载或复制一次；能用表格软件打开的话，另存为新的 .xlsx 再导入。",
    },
    en: {
      message: "{name} is incomplete or damaged",
      hint: "Copy or download it again; if a spreadsheet program opens it, save it as a new .xlsx and import that.",
    },
  },
  "products.file-not-table": {
    "zh-CN": {
      message: "「{name}」不是表格",
      hint: "选 .xlsx 或 .csv 文件；WPS 的 .et 和网页表格要先「另存为」.xlsx。",
    },
    en: {
      message: "{name} is no spreadsheet",
      hint: "Choose an .xlsx or .csv file; save other kinds of sheets as .xlsx first.",
    },
  },
  "products.sheet-too-wide": {
    "zh-CN": {
      message: "工作表「{sheet}」太大，很远的地方还有内容：{cell}",
      hint: "在表格里按 Ctrl+End 找到它，删掉多余的行和列，保存后再导入。",
    },
    en: {
      message: "The sheet {sheet} is too large: something stands as far away as {cell}",
      hint: "Press Ctrl+End in the spreadsheet program, delete the spare rows and columns, save, and import it again.",
    },
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
      message: "表格里缺少这些列：{missing}",
      hint: "要有一行写列名，至少写 品名、单位、现价。可以下载空白表格照着填。",
    },
    en: {
      message: "The sheet lacks these columns: {missing}",
      hint: "One row must hold the column names: at least name, unit and price. An empty sheet can be downloaded.",
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
      message: "{name} 是苹果手机的 HEIC 照片，这一张打不开",
      hint: "在手机「设置 → 相机 → 格式」里选「兼容性最佳」，或先转成 JPEG。",
    },
    en: {
      message: "{name} is a HEIC photograph that cannot be read here",
      hint: "On the phone choose Settings → Camera → Formats → Most Compatible, or convert it to JPEG.",
    },
  },
  "products.picture-huge": {
    "zh-CN": {
      message: "{name} 太大：{width}×{height}，{megapixels} 百万像素",
      hint: "最多 {max} 百万像素。在手机相册或看图软件里缩小后再添加。",
    },
    en: {
      message: "{name} is too large: {width}×{height}, {megapixels} megapixels",
      hint: "At most {max} megapixels. Make it smaller in a picture program, then add it again.",
    },
  },
  "products.picture-vector": {
    "zh-CN": {
      message: "{name} 是 SVG 矢量图，这里不用",
      hint: "在画图软件里导出成 PNG，再添加。",
    },
    en: { message: "{name} is an SVG drawing, which is not taken", hint: "Export it as PNG, then add that." },
  },
  "products.picture-gone": {
    "zh-CN": { message: "图片找不到了：{name}", hint: "重新添加这张图片。" },
    en: { message: "The picture is no longer there: {name}", hint: "Add the picture again." },
  },
  "products.crop-wrong": {
    "zh-CN": { message: "裁剪框不在图片里，或者太小", hint: "把框放大一些再试。" },
    en: { message: "The frame is outside the picture or too small", hint: "Make the frame larger." },
  },
} as const satisfies TextTable;
