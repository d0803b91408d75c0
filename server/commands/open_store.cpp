// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/open_store.h"

#include "server/db/migrator.h"
#include "server/store_folder.h"

#include <QFile>

#include <cstdio>

namespace madang::commands {

using namespace Qt::StringLiterals;

OpenStore::~OpenStore()
{
    if (m_db)
        m_db->rollback();
}

Done OpenStore::open(const Config &config)
{
    TRY(const StoreAddress address, storeAddressOf(config, dataFolderOf(config)));
    if (address.engine == Engine::Sqlite && !QFile::exists(address.path))
        return Error{Code::NotFound, "no-store"};
    TRY(openAt(address));
    const auto applied = m_db->one<qint64>(u"SELECT COUNT(*) FROM schema_migration"_s);
    if (!applied || !*applied)
        return Error{Code::NotFound, "no-store"};
    if (**applied != builtInSteps(address.engine).size())
        return Error{Code::Conflict, "other-schema"};
    return {};
}

Done OpenStore::openAt(const StoreAddress &address, Database::Access access)
{
    TRY(m_db, Database::open(address, access));
    return m_db->begin(Database::Access::ReadOnly);
}

void explainLook(const Error &error, const Config &config)
{
    const QByteArray folder = dataFolderOf(config).toUtf8();
    if (error.about == "no-store"_L1)
        std::fprintf(stderr, "madangd: there is no store in %s yet; give --data or --config\n",
                     folder.constData());
    else if (error.about == "other-schema"_L1)
        std::fprintf(stderr,
                     "madangd: the store was made by another version of madangd; use that one, or start this "
                     "one once so that it migrates\n");
    else
        std::fprintf(stderr, "madangd: the store cannot be read: %s; is it readable for this user?\n",
                     qPrintable(QString(wordOf(error.code))));
}

} // namespace madang::commands
