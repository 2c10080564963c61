/** Recipients and signature, in the orders that readers give them; and texts that have neither. */
import type { Signer } from './types.js'

const lines = (...all: readonly string[]) => all.join('\n')

export const examples: {
  readonly finds: readonly {
    readonly text: string
    readonly recipients: readonly string[]
    readonly signer: Signer | null
    readonly gap?: string
  }[]
  readonly ignores: readonly { readonly text: string; readonly why: string }[]
} = {
  finds: [
    {
      text: lines(
        'Các chi bộ nghiêm túc thực hiện.',
        'Nơi nhận:',
        '- Ban Tuyên giáo và Dân vận Thành ủy (để báo cáo),',
        '- Các đồng chí Đảng ủy viên,',
        '- Các chi bộ trực thuộc (để thực hiện),',
        '- Lưu Văn phòng Đảng ủy.',
        'T/M BAN THƯỜNG VỤ',
        'PHÓ BÍ THƯ THƯỜNG TRỰC',
        'Trần Minh Quang',
      ),
      recipients: [
        'Ban Tuyên giáo và Dân vận Thành ủy',
        'Các đồng chí Đảng ủy viên',
        'Các chi bộ trực thuộc',
        'Lưu Văn phòng Đảng ủy',
      ],
      signer: { authority: 'T/M BAN THƯỜNG VỤ', position: 'PHÓ BÍ THƯ THƯỜNG TRỰC', name: 'Trần Minh Quang' },
    },
    {
      // The signature's column read first.
      text: lines(
        'I. MỤC ĐÍCH',
        '1. Nâng cao chất lượng sinh hoạt chi bộ.',
        '2. Giữ nền nếp.',
        'Trên đây là kế hoạch năm.',
        'K/T TRƯỞNG BAN',
        'PHÓ TRƯỞNG BAN',
        'Nguyễn Thị Hoa',
        'Nơi nhận:',
        '- Thường trực Thành ủy,',
        '- Lưu Ban.',
      ),
      recipients: ['Thường trực Thành ủy', 'Lưu Ban'],
      signer: { authority: 'K/T TRƯỞNG BAN', position: 'PHÓ TRƯỞNG BAN', name: 'Nguyễn Thị Hoa' },
    },
    {
      text: lines(
        'Quyết định này có hiệu lực kể từ ngày ký.',
        'Nơi nhận:',
        '- Như Điều 3;',
        '- Lưu: VT.',
        'TM. ỦY BAN NHÂN DÂN',
        'KT. CHỦ TỊCH',
        'PHÓ CHỦ TỊCH',
        '(Đã ký)',
        'Lê Văn Bình',
      ),
      recipients: ['Như Điều 3', 'Lưu: VT'],
      signer: { authority: 'TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH', position: 'PHÓ CHỦ TỊCH', name: 'Lê Văn Bình' },
    },
    {
      text: lines(
        'Nghị quyết được Đại hội thông qua.',
        'Nơi nhận:',
        '- Tỉnh ủy (b/c),',
        '- Đảng ủy viên (t/h),',
        '- Lưu.',
        'T/M ĐOÀN CHỦ TỊCH',
        'BÍ THƯ',
        'Phạm Đức Long',
      ),
      recipients: ['Tỉnh ủy', 'Đảng ủy viên', 'Lưu'],
      signer: { authority: 'T/M ĐOÀN CHỦ TỊCH', position: 'BÍ THƯ', name: 'Phạm Đức Long' },
    },
    {
      text: lines(
        'Thành ủy yêu cầu các cấp ủy quán triệt.',
        '1. Tuyên truyền.',
        '2. Kiểm tra.',
        '3. Báo cáo.',
        '4. Sơ kết.',
        '5. Khen thưởng.',
        '6. Lưu hồ sơ.',
        'T/M THÀNH ỦY',
        'BÍ THƯ',
        'Vũ Thanh Tùng',
      ),
      recipients: [],
      signer: { authority: 'T/M THÀNH ỦY', position: 'BÍ THƯ', name: 'Vũ Thanh Tùng' },
    },
    {
      text: lines(
        'Đề nghị các đơn vị cử người dự.',
        '- Thời gian: 8 giờ.',
        '- Địa điểm: hội trường.',
        'Trân trọng.',
        'Nơi nhận:',
        '- Như trên,',
        '- Lưu BTG.',
        'TRƯỞNG BAN',
        'Đỗ Thị Lan Anh',
      ),
      recipients: ['Như trên', 'Lưu BTG'],
      signer: { authority: null, position: 'TRƯỞNG BAN', name: 'Đỗ Thị Lan Anh' },
    },
    {
      text: lines(
        'Các chi bộ thực hiện.',
        '1. A',
        '2. B',
        '3. C',
        '4. D',
        'Nơi nhận:',
        '- Như trên.',
        'T/M BAN THƯỜNG VỤ',
        'BÍ THƯ',
        'Y Blơm Kbuôr',
      ),
      recipients: ['Như trên'],
      signer: { authority: 'T/M BAN THƯỜNG VỤ', position: 'BÍ THƯ', name: 'Y Blơm Kbuôr' },
    },
    {
      text: 'Nơi nhận thức được nâng lên, việc làm có kết quả.',
      recipients: [],
      signer: null,
    },
  ],
  ignores: [
    { text: 'Sáng 03/02/2026, Đảng ủy xã tổ chức gặp mặt đảng viên cao tuổi.', why: 'news' },

    { text: 'Đồng chí Bí thư Đảng ủy phát biểu chỉ đạo.', why: 'an office in a sentence' },
  ],
}
