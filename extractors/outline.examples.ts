/** Lines of a text as headings, items and paragraphs; `under` is the line (counted from 0) that each stands under. */
import type { Block } from './outline.js'

type Row = Partial<Pick<Block, 'kind' | 'marker' | 'appendix'>> & { readonly under?: number | null }

export const examples: {
  readonly finds: readonly { readonly text: string; readonly blocks: readonly Row[]; readonly gap?: string }[]
  readonly ignores: readonly { readonly text: string; readonly why: string }[]
} = {
  finds: [
    {
      text: 'I. MỤC ĐÍCH\n1. Mục đích\n- Nâng cao nhận thức của đảng viên.\n2. Yêu cầu\n- Sát thực tế.\nII. NHIỆM VỤ',
      blocks: [
        { kind: 'heading', marker: 'I', under: null },
        { kind: 'heading', marker: '1', under: 0 },
        { kind: 'item', marker: '-', under: 1 },
        { kind: 'heading', marker: '2', under: 0 },
        { kind: 'item', marker: '-', under: 3 },
        { kind: 'heading', marker: 'II', under: null },
      ],
    },
    {
      text: 'I- MỤC TIÊU\nII- NHIỆM VỤ\n1- Tuyên truyền',
      blocks: [{ marker: 'I' }, { marker: 'II' }, { kind: 'heading', marker: '1', under: 1 }],
    },
    {
      text: '1. Công tác tư tưởng\n1.1. Học tập nghị quyết\n1.1.1. Cấp xã\n1.2. Dư luận xã hội',
      blocks: [
        { marker: '1', under: null },
        { marker: '1.1', under: 0 },
        { marker: '1.1.1', under: 1 },
        { marker: '1.2', under: 0 },
      ],
    },
    {
      text: '2. Nhiệm vụ\na) Rà soát kế hoạch;\nb) Báo cáo kết quả.\n+ Bằng văn bản;',
      blocks: [
        { marker: '2' },
        { kind: 'item', marker: 'a', under: 0 },
        { kind: 'item', marker: 'b', under: 0 },
        { kind: 'item', marker: '+', under: 2 },
      ],
    },
    {
      text: '- Ban Xây dựng Đảng:\n+ Theo dõi tiến độ;\n+ Tổng hợp kết quả.',
      blocks: [
        { kind: 'item', marker: '-' },
        { kind: 'item', marker: '+', under: 0 },
        { kind: 'item', marker: '+', under: 0 },
      ],
    },
    {
      text: 'Chương II\nĐiều 5. Trách nhiệm\n1. Cấp ủy chỉ đạo.\na) Hằng quý nghe báo cáo;',
      blocks: [
        { kind: 'heading', marker: 'Chương II' },
        { kind: 'heading', marker: 'Điều 5', under: 0 },
        { kind: 'item', marker: '1', under: 1 },
        { kind: 'item', marker: 'a', under: 2 },
      ],
    },
    {
      text: 'PHẦN THỨ NHẤT\nI. TÌNH HÌNH',
      blocks: [
        { kind: 'heading', marker: 'PHẦN THỨ NHẤT' },
        { kind: 'heading', marker: 'I', under: 0 },
      ],
    },
    {
      text: 'A. KIỂM ĐIỂM\nI. Kết quả',
      blocks: [
        { kind: 'heading', marker: 'A' },
        { kind: 'heading', marker: 'I', under: 0 },
      ],
    },
    {
      text: 'Sơ kết các văn bản sau:\n(1) Chỉ thị số 05-CT/TW;\n(2) Kết luận số 01-KL/TW.',
      blocks: [
        { kind: 'paragraph', marker: null },
        { kind: 'item', marker: '(1)', under: 0 },
        { kind: 'item', marker: '(2)', under: 0 },
      ],
    },
    {
      text: 'II. TỔ CHỨC THỰC HIỆN\nCác chi bộ triển khai.\nPhụ lục 1\n- Nghị quyết số 57-NQ/TW.',
      blocks: [
        { kind: 'heading', appendix: false },
        { kind: 'paragraph', under: 0 },
        { kind: 'heading', appendix: true, under: null },
        { kind: 'item', appendix: true, under: 2 },
      ],
    },
    {
      text: 'Đảng ủy yêu cầu.\nNơi nhận:\n- Các chi bộ,',
      blocks: [{ kind: 'paragraph' }, { kind: 'paragraph', marker: null }, { kind: 'item', marker: '-', under: 1 }],
    },
    {
      text: 'NHIỆM VỤ TRỌNG TÂM\n1. Một là\n2. Hai là',
      blocks: [
        { kind: 'heading', marker: null },
        { marker: '1', under: 0 },
        { marker: '2', under: 0 },
      ],
    },
    {
      text: 'V.I. Lênin bàn về tổ chức',
      blocks: [{ kind: 'paragraph', marker: null }],
    },
  ],
  ignores: [
    { text: 'Đảng ủy xã xây dựng kế hoạch thực hiện.', why: 'a sentence' },
    { text: '12.500 lượt người tham gia', why: 'a number with thousands' },
    { text: '05/02/2026 là ngày họp', why: 'a date' },

    { text: '3 giải pháp trọng tâm', why: 'a count' },
    { text: '', why: 'nothing' },
  ],
}
