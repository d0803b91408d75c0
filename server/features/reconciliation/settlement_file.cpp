// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/reconciliation/settlement_file.h"

#include "common/base/text_file.h"
#include "server/features/korean_days.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kMostLines = 50'000;
    constexpr qsizetype kLongestCell = 200;

    enum Column { Order, PaymentKey, TransactionKey, Amount, Fee, PayOut, ApprovedAt, SoldDate, Columns };

    /// Heads as files have them, without blanks and in lower case.
    const QStringList &namesOf(int column)
    {
        static const std::array<QStringList, Columns> names{
            QStringList{u"orderid"_s, u"주문번호"_s},
            QStringList{u"paymentkey"_s, u"결제키"_s, u"페이먼트키"_s},
            QStringList{u"transactionkey"_s, u"거래키"_s, u"거래번호"_s},
            QStringList{u"amount"_s, u"결제금액"_s, u"매출금액"_s, u"거래금액"_s, u"결제·취소금액"_s},
            QStringList{u"fee"_s, u"수수료"_s, u"결제수수료"_s, u"수수료합계"_s},
            QStringList{u"payoutamount"_s, u"정산금액"_s, u"지급금액"_s, u"당일정산액"_s},
            QStringList{u"approvedat"_s, u"승인일시"_s, u"결제일시"_s, u"거래일시"_s},
            QStringList{u"solddate"_s, u"매출일"_s, u"정산매출일"_s},
        };
        return names[size_t(column)];
    }

    /// Won as files write them: "1,000", "-1000", "1000원".
    std::optional<qint64> wonOf(QString text)
    {
        text = text.remove(u',').remove(u'원').trimmed();
        bool ok = false;
        const qint64 won = text.toLongLong(&ok);
        return ok && qAbs(won) <= kLargestAmount.won ? std::optional(won) : std::nullopt;
    }

    /// RFC 3339, or a day or time as it is in Korea.
    Timestamp momentOf(const QString &text)
    {
        for (const Qt::DateFormat format : {Qt::ISODateWithMs, Qt::ISODate}) {
            QDateTime when
                = QDateTime::fromString(text.trimmed().replace(u'.', u'-').replace(u'/', u'-'), format);
            if (!when.isValid())
                when = QDateTime::fromString(text.trimmed(), format);
            if (!when.isValid())
                continue;
            if (when.timeSpec() == Qt::LocalTime)
                when = QDateTime(when.date(), when.time(), Qt::OffsetFromUTC, 9 * 3600);
            return {when.toMSecsSinceEpoch()};
        }
        return {};
    }

    Error atLine(qsizetype number)
    {
        return {Code::Malformed, u"line-%1"_s.arg(number)};
    }

    /// RFC 4180: rows of cells, each row with the line of the file it began in.
    struct Row {
        qsizetype line = 0;
        QStringList cells;
    };
    QList<Row> rowsOf(const QString &text)
    {
        QList<Row> rows;
        Row row{1, {}};
        QString cell;
        qsizetype line = 1;
        bool quoted = false;
        const auto endCell = [&] { row.cells += std::exchange(cell, QString()).trimmed(); };
        const auto endRow = [&] {
            endCell();
            if (row.cells.size() > 1 || !row.cells.first().isEmpty())
                rows += row;
            row = {line, {}};
        };
        for (qsizetype i = 0; i < text.size() && rows.size() <= kMostLines + 1; ++i) {
            const QChar c = text[i];
            line += c == u'\n' ? 1 : 0;
            if (quoted && c == u'"' && i + 1 < text.size() && text[i + 1] == u'"') {
                cell += c;
                ++i;
            } else if (c == u'"') {
                quoted = !quoted;
            } else if (quoted || (c != u',' && c != u'\n' && c != u'\r')) {
                cell += c;
            } else if (c == u',') {
                endCell();
            } else if (c == u'\n') {
                endRow();
            }
        }
        endRow();
        return rows;
    }

    /// A line from its cells, by column; nothing where one is missing or makes no sense.
    std::optional<SettledLine> lineOf(const std::array<QString, Columns> &cells)
    {
        if (std::any_of(cells.begin(), cells.end(),
                        [](const QString &cell) { return cell.size() > kLongestCell; }))
            return std::nullopt;
        SettledLine line;
        line.order = cells[Order];
        line.paymentKey = cells[PaymentKey];
        line.key = cells[TransactionKey];
        const auto amount = wonOf(cells[Amount]);
        const auto payOut = wonOf(cells[PayOut]);
        const auto fee = wonOf(cells[Fee]);
        line.at = momentOf(cells[ApprovedAt]);
        if (line.at.isNull())
            line.at = momentOf(cells[SoldDate]);
        if (line.order.isEmpty() || !amount || *amount == 0 || (!payOut && !fee) || line.at.isNull())
            return std::nullopt;
        line.amount = {*amount};
        line.payOut = {payOut ? *payOut : *amount - *fee};
        if (qAbs(line.payOut.won) > kLargestAmount.won)
            return std::nullopt;
        return line;
    }

    /// Where a line has no name of its own, what stands in it is its name; of equal ones each has its number.
    void nameLines(QList<SettledLine> &lines)
    {
        QHash<QString, int> seen;
        for (SettledLine &line : lines) {
            if (line.key.isEmpty())
                line.key
                    = u"%1 %2 %3 %4"_s.arg(line.order, line.paymentKey).arg(line.amount.won).arg(line.at.ms);
            const int times = ++seen[line.key];
            if (times > 1)
                line.key += u" #%1"_s.arg(times);
        }
    }

    Result<QList<SettledLine>> fromJsonText(const QByteArray &content)
    {
        const QJsonDocument document = QJsonDocument::fromJson(content);
        if (!document.isArray())
            return atLine(1);
        QList<SettledLine> lines;
        for (const QJsonValue &value : document.array()) {
            const QJsonObject from = value.toObject();
            std::array<QString, Columns> cells;
            constexpr std::array<const char *, Columns> members{"orderId",    "paymentKey", "transactionKey",
                                                                "amount",     "fee",        "payOutAmount",
                                                                "approvedAt", "soldDate"};
            for (size_t i = 0; i < members.size(); ++i)
                cells[i] = from.value(QLatin1StringView(members[i])).toVariant().toString();
            const auto line = lineOf(cells);
            if (!line)
                return atLine(lines.size() + 1);
            lines += *line;
        }
        return lines;
    }

    Result<QList<SettledLine>> fromCsv(const QByteArray &content)
    {
        const QList<Row> rows = rowsOf(textOfFile(content));
        if (rows.isEmpty())
            return Error{Code::Malformed, "empty"};
        if (rows.size() > kMostLines + 1)
            return Error{Code::TooMany, "lines"};
        std::array<int, Columns> at{};
        at.fill(-1);
        for (int i = 0; i < rows.first().cells.size(); ++i) {
            const QString head = QString(rows.first().cells[i]).remove(u' ').remove(QChar(0xfeff)).toLower();
            for (int column = 0; column < Columns; ++column) {
                if (at[size_t(column)] < 0 && namesOf(column).contains(head))
                    at[size_t(column)] = i;
            }
        }
        if (at[Order] < 0 || at[Amount] < 0 || (at[PayOut] < 0 && at[Fee] < 0)
            || (at[ApprovedAt] < 0 && at[SoldDate] < 0))
            return Error{Code::Malformed, "heads"};
        QList<SettledLine> lines;
        for (const Row &row : rows.mid(1)) {
            std::array<QString, Columns> cells;
            for (size_t column = 0; column < cells.size(); ++column)
                cells[column] = at[column] < 0 ? QString() : row.cells.value(at[column]);
            const auto line = lineOf(cells);
            if (!line)
                return atLine(row.line);
            lines += *line;
        }
        return lines;
    }

} // namespace

Result<QList<SettledLine>> readSettlements(const QByteArray &content)
{
    const QByteArray start = content.left(64).trimmed();
    const bool isJson = start.startsWith('[') || start.startsWith("\xef\xbb\xbf[");
    TRY(QList<SettledLine> lines, isJson ? fromJsonText(content) : fromCsv(content));
    if (lines.isEmpty())
        return Error{Code::Malformed, "empty"};
    nameLines(lines);
    return lines;
}

} // namespace madang
