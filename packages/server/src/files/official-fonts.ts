/** The fonts GB/T 9704 asks for, by the names Word and WPS know. Where one is not installed they put their own in its place. */
export const FONTS = { title: '方正小标宋简体', head: '黑体', text: '仿宋_GB2312', note: '楷体_GB2312', number: '宋体' } as const

/** A font of a run: Chinese in the official one, letters and digits beside it. */
export const fontOf = (eastAsia: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia })
