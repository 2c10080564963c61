/** Laws named without a number: where the name ends, and what is no name. */
import type { Examples } from './types.js'

export const examples: Examples<{ readonly type: string }> = {
  finds: [
    { text: 'Luật Bảo hiểm xã hội năm 2024 quy định', quote: 'Luật Bảo hiểm xã hội năm 2024', value: { type: 'Luật' } },
    { text: 'Luật Đất đai 2024 có hiệu lực', quote: 'Luật Đất đai 2024', value: { type: 'Luật' } },
    { text: 'theo Luật Lưu trữ và các văn bản', quote: 'Luật Lưu trữ', value: { type: 'Luật' } },
    {
      text: 'Luật Khoa học, công nghệ và đổi mới sáng tạo',
      quote: 'Luật Khoa học, công nghệ và đổi mới sáng tạo',
      value: {},
    },
    { text: 'Luật Phòng, chống ma túy năm 2021', quote: 'Luật Phòng, chống ma túy năm 2021', value: {} },
    { text: 'Luật Hôn nhân và gia đình được', quote: 'Luật Hôn nhân và gia đình', value: {} },
    { text: 'Luật Thủ đô năm 2024', quote: 'Luật Thủ đô năm 2024', value: {} },
    { text: 'Luật Mặt trận Tổ quốc Việt Nam quy định', quote: 'Luật Mặt trận Tổ quốc Việt Nam', value: {} },
    { text: 'Bộ luật Lao động năm 2019', quote: 'Bộ luật Lao động năm 2019', value: { type: 'Bộ luật' } },
    { text: 'Bộ luật Hình sự và Bộ luật Dân sự', quote: 'Bộ luật Hình sự', value: { type: 'Bộ luật' } },
    {
      text: 'Pháp lệnh Ưu đãi người có công với cách mạng',
      quote: 'Pháp lệnh Ưu đãi người có công với cách mạng',
      value: {},
    },
    { text: 'Hiến pháp năm 2013', quote: 'Hiến pháp năm 2013', value: { type: 'Hiến pháp' } },
    { text: 'Hiến pháp 2013', quote: 'Hiến pháp 2013', value: { type: 'Hiến pháp' } },
    { text: 'theo Điều lệ Đảng và quy định', quote: 'Điều lệ Đảng', value: { type: 'Điều lệ Đảng' } },
    {
      text: 'Điều lệ Đảng Cộng sản Việt Nam',
      quote: 'Điều lệ Đảng Cộng sản Việt Nam',
      value: { type: 'Điều lệ Đảng' },
    },
    { text: 'Luật An toàn, vệ sinh lao động', quote: 'Luật An toàn, vệ sinh lao động', value: {} },
    {
      text: 'Luật Ban hành văn bản quy phạm pháp luật năm 2025',
      quote: 'Luật Ban hành văn bản quy phạm pháp luật năm 2025',
      value: {},
    },
    {
      text: 'Luật Công nghiệp công nghệ số, trong đó',
      quote: 'Luật Công nghiệp công nghệ số',
      value: {},
    },
  ],
  ignores: [
    { text: 'luật pháp hiện hành', why: 'law in general' },
    { text: 'Luật sư đoàn thành phố', why: 'a lawyer' },
    { text: 'Luật số 64/2020/QH14', why: 'named by its code' },
    { text: 'theo Luật và các nghị định', why: 'no law is named' },
    { text: 'kỷ luật Đảng', why: 'discipline' },
    { text: 'Hiến pháp và pháp luật', why: 'no year, no one text' },
    { text: 'Điều lệ hoạt động của trường', why: 'not one of the known statutes' },
  ],
}
