// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs about one's own receipts.
#include "client-tui/panes/sheet.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/base/when_done.h"

#include <QDir>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    /// In the folder for downloads, or at home where there is none; a name that is not taken yet.
    QString placeFor(const QString &name)
    {
        QDir folder(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
        if (!folder.exists())
            folder.setPath(QDir::homePath());
        const qsizetype dot = name.lastIndexOf(u'.');
        QString file = folder.filePath(name);
        for (int i = 2; QFile::exists(file); ++i)
            file = folder.filePath(u"%1 (%2)%3"_s.arg(name.first(dot)).arg(i).arg(name.sliced(dot)));
        return file;
    }

} // namespace

void Verbs::listReceipts(const QString &rest)
{
    bool isNumber = true;
    const int year = rest.isEmpty() ? 0 : rest.toInt(&isNumber);
    if (!isNumber || (!rest.isEmpty() && (year < 2000 || year > 2999)))
        return m_desk.tell(Tone::Warning, findVerb(u"receipts"_s)->usage());
    delete m_receipts;
    m_receipts = new views::ReceiptList(m_desk.session(), m_desk.formats(), this);
    connect(m_receipts, &views::ReceiptList::refused, this, &Verbs::tellError);
    connect(m_receipts, &QAbstractItemModel::modelReset, this, &Verbs::showReceipts);
    if (year != 0 && year != m_receipts->year())
        m_receipts->setYear(year); // asks by itself
    else
        m_receipts->refresh();
}

void Verbs::showReceipts()
{
    if (m_receipts->isLoading() && m_receipts->rowCount() == 0)
        return;
    QList<SheetRow> rows;
    const auto says = [this](const Result<QString> &file) {
        if (!file && file.error().about != "file"_L1)
            return tellError(file.error());
        m_desk.tell(file ? Tone::Good : Tone::Bad,
                    file ? tr("Saved as %1.").arg(*file) : tr("The file cannot be written."));
    };
    for (int i = 0; i < m_receipts->rowCount(); ++i) {
        const receipts::Receipt &one = m_receipts->receipt(i);
        const PaintedLine line{
            {sanitized(one.number) + u"  "_s, theme()[one.voidedAt ? Role::Muted : Role::Gift]},
            {sanitized(one.title) + u"  "_s, theme()[Role::Text]},
            {sanitized(m_receipts->details(i)), theme()[Role::Muted]}};
        rows.append({line, [this, i, says] {
                         const QString file = placeFor(views::ReceiptList::fileName(m_receipts->receipt(i)));
                         whenDone(m_receipts->save(i, file), this, says);
                     }});
    }
    rows.append(
        {PaintedLine{{tr("All gifts of %1 on one sheet").arg(m_receipts->year()), theme()[Role::Text]}},
         [this, says] { whenDone(m_receipts->saveYear(placeFor(m_receipts->yearFileName())), this, says); }});
    m_desk.show(std::make_unique<Sheet>(tr("Receipts of %1").arg(m_receipts->year()), rows,
                                        tr("↑↓ choose · Enter saves as PDF · Esc closes")));
}

} // namespace madang::tui
