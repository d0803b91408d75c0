// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/roles.h"

#include <QFile>
#include <QTest>

using namespace madang::accounts;
using namespace Qt::StringLiterals;

namespace {

QStringList cellsOf(const QString &line)
{
    QStringList cells;
    for (const QString &cell : line.mid(1, line.size() - 2).split(u'|'))
        cells += cell.trimmed().remove(u'`');
    return cells;
}

} // namespace

class RolesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The whole table once more, so that no cell changes unseen.
    void everyCellIsAsWritten()
    {
        const QHash<Deed, QString> who{
            {Deed::BearBadge, u"owner admin treasurer moderator support"_s},
            {Deed::ModerateWords, u"owner admin moderator"_s},
            {Deed::MoveMoney, u"owner admin treasurer"_s},
            {Deed::HelpPeople, u"owner admin support"_s},
            {Deed::Administer, u"owner admin"_s},
            {Deed::AdministerOwners, u"owner"_s},
            {Deed::ReadPrivateRooms, QString()},
        };
        for (const auto &[deed, word] : enumWords(static_cast<Deed *>(nullptr))) {
            QStringList those;
            for (const auto &[role, name] : enumWords(static_cast<Role *>(nullptr))) {
                QCOMPARE(may(role, deed), may(QString(name), deed));
                if (may(role, deed))
                    those += QString(name);
            }
            QVERIFY2(who.contains(deed), word.data());
            QCOMPARE(those.join(u' '), who.value(deed));
        }
    }

    void thePageForPeopleSaysTheSame()
    {
        QFile page(qEnvironmentVariable("MADANG_SOURCE_DIR") + u"/ROLES.md"_s);
        QVERIFY(page.open(QIODevice::ReadOnly));
        QList<QStringList> rows;
        for (const QString &line : QString::fromUtf8(page.readAll()).split(u'\n')) {
            if (line.startsWith(u'|') && !line.startsWith("|--"_L1))
                rows += cellsOf(line);
        }
        QStringList head{u"Deed"_s};
        for (const auto &[role, name] : enumWords(static_cast<Role *>(nullptr)))
            head += QString(name);
        QVERIFY(!rows.isEmpty());
        QCOMPARE(rows.takeFirst().mid(0, head.size()), head);
        int at = 0;
        for (const auto &[deed, word] : enumWords(static_cast<Deed *>(nullptr))) {
            QStringList row{QString(word)};
            for (const auto &[role, name] : enumWords(static_cast<Role *>(nullptr)))
                row += may(role, deed) ? u"yes"_s : u"no"_s;
            QVERIFY(at < rows.size());
            QCOMPARE(rows[at++].mid(0, row.size()), row);
        }
        QCOMPARE(rows.size(), at);
    }

    void whatIsNoRoleMayNothing()
    {
        for (const QString &word : {u""_s, u"passer-by"_s, u"Owner"_s, u"root"_s}) {
            QCOMPARE(roleOf(word), Role::Member);
            for (const auto &[deed, name] : enumWords(static_cast<Deed *>(nullptr)))
                QVERIFY2(!may(word, deed), name.data());
        }
    }
};

QTEST_GUILESS_MAIN(RolesTest)
#include "tst_roles.moc"
