// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/credentialstore.h"

namespace yunchuang::service::credentialstore {

using namespace Qt::StringLiterals;

QList<Migration> migrations()
{
    return {{205,
             "second factors, codes for devices, rules for passwords"_L1,
             {
                 "CREATE TABLE second_factors (user_id TEXT PRIMARY KEY REFERENCES accounts (user_id), "
                 "secret {BLOB} NOT NULL, enrolled_at BIGINT, last_step BIGINT NOT NULL)"_L1,
                 "CREATE TABLE device_codes (user_id TEXT PRIMARY KEY REFERENCES accounts (user_id), "
                 "digest {BLOB} NOT NULL, until BIGINT NOT NULL)"_L1,
                 "CREATE TABLE account_policy (name TEXT PRIMARY KEY, value BIGINT NOT NULL)"_L1,
                 "ALTER TABLE accounts ADD COLUMN password_at BIGINT"_L1,
                 "UPDATE accounts SET password_at = (SELECT MAX(f.at) FROM former_passwords f "
                 "WHERE f.user_id = accounts.user_id)"_L1,
                 "ALTER TABLE devices ADD COLUMN revoked_at BIGINT"_L1,
                 "ALTER TABLE sessions ADD COLUMN must_enrol BIGINT NOT NULL DEFAULT 0"_L1,
                 "CREATE INDEX sessions_by_user ON sessions (user_id, created_at)"_L1,
             }}};
}

DbResult<std::optional<Factor>> factor(Connection &db, const UserId &user)
{
    Statement select = db.prepare("SELECT secret, enrolled_at, last_step FROM second_factors WHERE user_id = ?"_L1);
    YC_TRY(select.bind(user.text()).run());
    if (!select.next())
        return std::optional<Factor>();
    return std::optional<Factor>(Factor{select.bytes(0), select.moment(1), select.number(2)});
}

DbResult<void> setFactor(Connection &db, const UserId &user, const Factor &factor)
{
    Statement row = db.prepare("INSERT INTO second_factors (user_id, secret, enrolled_at, last_step) "
                               "VALUES (?, ?, ?, ?) ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, "
                               "enrolled_at = excluded.enrolled_at, last_step = excluded.last_step"_L1);
    return row.bind(user.text()).bind(factor.sealedSecret).bind(factor.enrolledAt).bind(factor.lastStep).run();
}

DbResult<void> dropFactor(Connection &db, const UserId &user)
{
    Statement remove = db.prepare("DELETE FROM second_factors WHERE user_id = ?"_L1);
    return remove.bind(user.text()).run();
}

DbResult<std::optional<DeviceCode>> deviceCode(Connection &db, const UserId &user)
{
    Statement select = db.prepare("SELECT digest, until FROM device_codes WHERE user_id = ?"_L1);
    YC_TRY(select.bind(user.text()).run());
    if (!select.next())
        return std::optional<DeviceCode>();
    return std::optional<DeviceCode>(DeviceCode{select.bytes(0), select.moment(1)});
}

DbResult<void> setDeviceCode(Connection &db, const UserId &user, const DeviceCode &code)
{
    Statement row =
        db.prepare("INSERT INTO device_codes (user_id, digest, until) VALUES (?, ?, ?) "
                   "ON CONFLICT (user_id) DO UPDATE SET digest = excluded.digest, until = excluded.until"_L1);
    return row.bind(user.text()).bind(code.digest).bind(code.until).run();
}

DbResult<void> dropDeviceCode(Connection &db, const UserId &user)
{
    Statement remove = db.prepare("DELETE FROM device_codes WHERE user_id = ?"_L1);
    return remove.bind(user.text()).run();
}

DbResult<std::optional<protocol::AccountPolicy>> policy(Connection &db)
{
    Statement select = db.prepare("SELECT name, value FROM account_policy"_L1);
    YC_TRY(select.run());
    QMap<QString, int> values;
    while (select.next())
        values.insert(select.text(0), int(select.number(1)));
    if (values.isEmpty())
        return std::optional<protocol::AccountPolicy>();
    protocol::AccountPolicy policy;
    policy.passwordLength = values.value(u"password_length"_s, policy.passwordLength);
    policy.formerPasswords = values.value(u"former_passwords"_s, policy.formerPasswords);
    policy.passwordDays = values.value(u"password_days"_s, policy.passwordDays);
    policy.failures = values.value(u"failures"_s, policy.failures);
    policy.lockMinutes = values.value(u"lock_minutes"_s, policy.lockMinutes);
    policy.sessions = values.value(u"sessions"_s, policy.sessions);
    return std::optional<protocol::AccountPolicy>(policy);
}

DbResult<void> setPolicy(Connection &db, const protocol::AccountPolicy &policy)
{
    const std::initializer_list<std::pair<QLatin1String, int>> values = {
        {"password_length"_L1, policy.passwordLength}, {"former_passwords"_L1, policy.formerPasswords},
        {"password_days"_L1, policy.passwordDays},     {"failures"_L1, policy.failures},
        {"lock_minutes"_L1, policy.lockMinutes},       {"sessions"_L1, policy.sessions},
    };
    for (const auto &[name, value] : values) {
        Statement row = db.prepare("INSERT INTO account_policy (name, value) VALUES (?, ?) "
                                   "ON CONFLICT (name) DO UPDATE SET value = excluded.value"_L1);
        YC_TRY(row.bind(name).bind(value).run());
    }
    return {};
}

} // namespace yunchuang::service::credentialstore
