// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/receipts/tax_table.h"

#include "server/features/korean_days.h"

namespace madang::tax {

using namespace Qt::StringLiterals;

namespace {

    /// The form's own word for a code; codes are from its notes.
    QString kindOf(const QString &code)
    {
        static const QHash<QString, QString> kinds{{u"10"_s, u"특례"_s},     {u"20"_s, u"정치자금"_s},
                                                   {u"40"_s, u"일반"_s},     {u"41"_s, u"종교단체"_s},
                                                   {u"42"_s, u"우리사주"_s}, {u"50"_s, u"공제제외 기타"_s}};
        return kinds.value(code);
    }

} // namespace

const QStringList &heads()
{
    static const QStringList boxes{u"일련번호"_s,
                                   u"성명(법인명)"_s,
                                   u"주민등록번호(사업자등록번호)"_s,
                                   u"주소(소재지)"_s,
                                   u"유형"_s,
                                   u"코드"_s,
                                   u"구분"_s,
                                   u"연월일"_s,
                                   u"품명"_s,
                                   u"수량"_s,
                                   u"단가"_s,
                                   u"합계"_s,
                                   u"공제대상 기부금액"_s,
                                   u"기부장려금 신청금액"_s,
                                   u"공제제외 기타"_s};
    return boxes;
}

void addReceipt(Table &table, const ReceiptRow &row, const QString &code)
{
    const bool deductible = code != "50"_L1;
    table.text(row.shownNumber()).text(row.name).text({}).text({});
    table.text(kindOf(code)).text(code).text(u"금전"_s);
    table.text(inKorea(row.givenAt).toString(u"yyyy-MM-dd"_s));
    table.text({}).text({}).text({}); // only for gifts in kind
    table.number(row.amount.won).number(deductible ? row.amount.won : 0).number(0);
    table.number(deductible ? 0 : row.amount.won);
    table.endRow();
}

} // namespace madang::tax
