// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/receipts/sheets.h"

#include "server/features/korean_days.h"

#include <QLocale>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr double kFirstColumn = 130;
    constexpr double kLastLine = Paper::kHeight - 150;
    constexpr auto kSandbox = "sandbox"_L1;

    QString won(Money amount)
    {
        return QLocale(QLocale::English).toString(amount.won) + u"원"_s;
    }

    QString day(Timestamp at)
    {
        return inKorea(at).toString(u"yyyy-MM-dd"_s);
    }

    /// A label with a value beside it; where the next one stands.
    double fact(Paper &paper, double y, const QString &label, const QString &value, const Paper::Hand &hand)
    {
        const double left
            = paper.write(Paper::kMargin, y + 2, kFirstColumn - 12, label, {.size = 9, .soft = true});
        const double right
            = paper.write(Paper::kMargin + kFirstColumn, y, Paper::kInner - kFirstColumn, value, hand);
        y += qMax(left + 2, right) + 8;
        paper.rule(y - 3);
        return y + 3;
    }

    /// Who answers for it, at the foot of a page.
    void sign(Paper &paper, const Issuer &issuer, Timestamp at)
    {
        double y = kLastLine + 18;
        paper.rule(y - 10, 1.2);
        y += paper.write(Paper::kMargin, y, Paper::kInner, u"발급일 · Issued  "_s + day(at), {.size = 10})
            + 4;
        if (issuer.name.isEmpty()) {
            paper.write(
                Paper::kMargin, y, Paper::kInner,
                u"발급 단체가 설정되어 있지 않습니다. 이 문서는 후원 사실의 확인일 뿐이며, 세금 공제에 쓸 수 "
                u"없습니다.\n"
                u"No organisation is named here: this confirms a gift and is no document for taxes."_s,
                {.size = 9, .soft = true});
            return;
        }
        y += paper.write(Paper::kMargin, y, Paper::kInner, issuer.name,
                         {.size = 13, .bold = true, .lines = 2})
            + 3;
        if (!issuer.registration.isEmpty())
            y += paper.write(Paper::kMargin, y, Paper::kInner,
                             u"등록번호 · Registration  "_s + issuer.registration, {.size = 9, .lines = 1})
                + 2;
        if (!issuer.address.isEmpty())
            y += paper.write(Paper::kMargin, y, Paper::kInner, issuer.address, {.size = 9, .lines = 2}) + 2;
        if (!issuer.seal.isEmpty())
            paper.write(Paper::kMargin, y, Paper::kInner, issuer.seal,
                        {.size = 11, .side = Paper::Side::Right, .lines = 1});
    }

    double head(Paper &paper, const QString &korean, const QString &english)
    {
        double y = Paper::kMargin;
        y += paper.write(Paper::kMargin, y, Paper::kInner, korean,
                         {.size = 24, .bold = true, .side = Paper::Side::Middle, .lines = 1});
        y += paper.write(Paper::kMargin, y, Paper::kInner, english,
                         {.size = 11, .soft = true, .side = Paper::Side::Middle, .lines = 1});
        return y + 24;
    }

    QString voidSentence(const ReceiptSheet &sheet)
    {
        const QString when = day(sheet.voidedAt);
        if (sheet.replacedBy.isEmpty())
            return u"무효: 후원금이 환불되어 %1에 효력을 잃었습니다.\nVoid since %1: the gift was given back."_s
                .arg(when);
        return u"무효: %1에 %2(으)로 대체되었습니다.\nVoid since %1: replaced by %2."_s.arg(when,
                                                                                            sheet.replacedBy);
    }

    /// The columns of the year's sheet: where they begin, and how wide they are.
    struct Column {
        double x;
        double width;
        Paper::Side side;
    };
    constexpr Column kColumns[] = {
        {Paper::kMargin, 62, Paper::Side::Left},        {Paper::kMargin + 66, 158, Paper::Side::Left},
        {Paper::kMargin + 228, 72, Paper::Side::Left},  {Paper::kMargin + 300, 60, Paper::Side::Right},
        {Paper::kMargin + 362, 58, Paper::Side::Right}, {Paper::kMargin + 422, 61, Paper::Side::Right},
    };

    double row(Paper &paper, double y, const QStringList &cells, bool bold)
    {
        double height = 0;
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const Column &column = kColumns[i];
            height = qMax(height,
                          paper.write(column.x, y, column.width, cells[i],
                                      {.size = 8.5, .bold = bold, .side = column.side, .lines = 2}));
        }
        paper.rule(y + height + 3);
        return y + height + 7;
    }

    double tableHead(Paper &paper, double y)
    {
        return row(paper, y,
                   {u"날짜\nDate"_s, u"모금\nCampaign"_s, u"영수증 번호\nReceipt"_s, u"후원\nGiven"_s,
                    u"환불\nReturned"_s, u"남은 금액\nRemains"_s},
                   true);
    }

} // namespace

QString receiptNumber(int year, qint64 number)
{
    return u"%1-%2"_s.arg(year).arg(number, 6, 10, QChar(u'0'));
}

QString spelled(Money amount)
{
    static const QString digits = u"영일이삼사오육칠팔구"_s;
    static const QString places[] = {u""_s, u"십"_s, u"백"_s, u"천"_s};
    static const QString myriads[] = {u""_s, u"만"_s, u"억"_s, u"조"_s, u"경"_s};
    if (amount.won <= 0)
        return u"영"_s;
    QString out;
    qint64 rest = amount.won;
    for (int myriad = 0; rest > 0; ++myriad, rest /= 10'000) {
        QString group;
        int four = int(rest % 10'000);
        for (int place = 0; four > 0; ++place, four /= 10) {
            if (four % 10 != 0)
                group = digits[four % 10] + places[place] + group;
        }
        if (!group.isEmpty())
            out = group + myriads[myriad] + out;
    }
    return out;
}

Result<QByteArray> drawn(const ReceiptSheet &sheet)
{
    const bool named = !sheet.issuer.name.isEmpty();
    Paper paper(sheet.number, sheet.issuedAt);
    double y = head(paper, named ? u"후원 영수증"_s : u"후원 확인서"_s,
                    named ? u"Receipt for a gift"_s : u"Confirmation of a gift"_s);
    paper.rule(y - 12, 1.2);
    y = fact(paper, y, u"번호 · Number"_s, sheet.number, {.size = 12, .bold = true});
    y = fact(paper, y, u"후원자 · Donor"_s, sheet.name, {.size = 13, .bold = true, .lines = 4});
    y = fact(paper, y, u"금액 · Amount"_s,
             won(sheet.amount) + u"  (금 "_s + spelled(sheet.amount) + u"원정)"_s,
             {.size = 13, .bold = true});
    y = fact(paper, y, u"모금 · Campaign"_s, sheet.campaign, {.size = 11, .lines = 4});
    if (!sheet.beneficiary.isEmpty())
        y = fact(paper, y, u"도움받는 이 · Beneficiary"_s, sheet.beneficiary, {.size = 11, .lines = 4});
    y = fact(paper, y, u"후원한 날 · Given on"_s,
             inKorea(sheet.givenAt).toString(u"yyyy-MM-dd HH:mm"_s) + u" (KST)"_s, {.size = 11});
    y = fact(paper, y, u"후원 번호 · Gift"_s, sheet.gift, {.size = 9});
    y = fact(paper, y, u"주문 번호 · Order"_s, sheet.order, {.size = 9});
    y = fact(paper, y, u"결제 · Payment"_s, sheet.gateway + u"  "_s + sheet.payment, {.size = 9, .lines = 4});
    y += 8;
    if (sheet.gateway == kSandbox)
        y += paper.write(
                 Paper::kMargin, y, Paper::kInner,
                 u"시험 결제입니다: 실제 돈은 오가지 않았습니다.\nA test payment: no real money has moved."_s,
                 {.size = 10, .bold = true})
            + 6;
    if (named && !sheet.issuer.note.isEmpty())
        y += paper.write(Paper::kMargin, y, Paper::kInner, sheet.issuer.note, {.size = 9, .soft = true}) + 6;
    if (!sheet.voidedAt.isNull())
        paper.write(Paper::kMargin, y, Paper::kInner, voidSentence(sheet), {.size = 11, .bold = true});
    sign(paper, sheet.issuer, sheet.issuedAt);
    if (!sheet.voidedAt.isNull())
        paper.stamp(u"무효 VOID"_s);
    return paper.finish();
}

Result<QByteArray> drawn(const YearSheet &sheet)
{
    Paper paper(u"%1"_s.arg(sheet.year), sheet.madeAt);
    double y = head(paper, u"%1년 후원 내역"_s.arg(sheet.year), u"Gifts of %1"_s.arg(sheet.year));
    y += paper.write(Paper::kMargin, y, Paper::kInner, u"후원자 · Donor  "_s + sheet.name,
                     {.size = 11, .lines = 2})
        + 10;
    y = tableHead(paper, y);
    Money given;
    Money returned;
    for (const YearLine &line : sheet.lines) {
        if (y > kLastLine - 30) {
            paper.turnPage();
            y = tableHead(paper, Paper::kMargin);
        }
        y = row(paper, y,
                {day(line.at), line.campaign, line.year ? receiptNumber(line.year, line.number) : QString(),
                 won(line.given), won(line.returned), won(line.given - line.returned)},
                false);
        given += line.given;
        returned += line.returned;
    }
    row(paper, y + 2,
        {u"합계\nTotal"_s,
         u"%1건 · gifts"_s.arg(sheet.lines.size()),
         {},
         won(given),
         won(returned),
         won(given - returned)},
        true);
    sign(paper, sheet.issuer, sheet.madeAt);
    return paper.finish();
}

} // namespace madang
