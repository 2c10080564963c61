/** Files whose names and words are markup; our own compositions. */

const letter = (title: string, body: string): string => `ĐẢNG BỘ TỈNH QUẢNG NINH
ĐẢNG ỦY XÃ ĐẦM HÀ
*
Số 71-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Đầm Hà, ngày 12 tháng 3 năm 2026

KẾ HOẠCH
${title}
-----
Thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị ${body}, Ban Thường vụ Đảng ủy xây dựng kế hoạch như sau:
Các chi bộ ${body} gửi báo cáo về Đảng ủy trước ngày 15/9/2026.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Nguyễn Văn Bảy
`

const IMAGE = '<img src=x onerror="globalThis.hacked=true;alert(1)">'
const SCRIPT = '<script>globalThis.hacked=true;alert(2)</script>'
const QUOTES = `"' onmouseover=alert(3) x='"><svg onload=alert(4)>`

export const HOSTILE: Readonly<Record<string, string>> = {
  '<img src=x onerror=alert(1)>.txt': letter(`thực hiện ${IMAGE} Nghị quyết số 57-NQ/TW`, SCRIPT),
  '"onfocus="alert(1)" autofocus x=".txt': letter(`thực hiện ${SCRIPT}`, QUOTES).replace('71-KH', '72-KH'),
  "javascript:alert(1) '};alert(2)--.txt": letter('thực hiện {{7*7}} </title><script>alert(6)</script>', IMAGE).replace(
    '71-KH',
    '73-KH',
  ),
}
