//! Which role allows what (server configuration `InternalAuthZ.RolePermissionMappings`).

/// Permissions of the login client.
const LOGIN_CLIENT: &[&str] = &[
    "iam.read",
    "iam.policy.read",
    "iam.member.read",
    "iam.member.write",
    "iam.idp.read",
    "iam.feature.read",
    "iam.restrictions.read",
    "org.read",
    "org.member.read",
    "org.member.write",
    "org.idp.read",
    "org.feature.read",
    "user.read",
    "user.write",
    "user.grant.read",
    "user.grant.write",
    "user.membership.read",
    "user.credential.write",
    "user.passkey.write",
    "user.feature.read",
    "policy.read",
    "project.read",
    "project.member.read",
    "project.member.write",
    "project.role.read",
    "project.app.read",
    "project.grant.read",
    "project.grant.member.read",
    "project.grant.member.write",
    "session.read",
    "session.write",
    "session.link",
    "session.delete",
    "userschema.read",
];

/// Roles that exist, for the checks of membership calls.
pub(crate) const KNOWN: &[&str] = &[
    "IAM_OWNER",
    "IAM_OWNER_VIEWER",
    "IAM_ORG_MANAGER",
    "IAM_USER_MANAGER",
    "IAM_LOGIN_CLIENT",
    "ORG_OWNER",
    "ORG_OWNER_VIEWER",
    "ORG_USER_MANAGER",
    "ORG_SETTINGS_MANAGER",
    "SELF_MANAGEMENT_GLOBAL",
    "PROJECT_OWNER",
    "PROJECT_OWNER_VIEWER",
];

fn starts(permission: &str, areas: &[&str]) -> bool {
    areas.iter().any(|area| permission.starts_with(area))
}

/// Whether `role` allows `permission`. Nobody but the login client may link sessions, not even the owner.
pub(crate) fn allows(role: &str, permission: &str) -> bool {
    let reads = permission.rsplit('.').next() == Some("read");
    match role {
        "IAM_OWNER" => permission != "session.link",
        "IAM_OWNER_VIEWER" => reads,
        "IAM_LOGIN_CLIENT" => LOGIN_CLIENT.contains(&permission),
        "IAM_ORG_MANAGER" => starts(permission, &["org.", "user.", "policy.", "project."]),
        "IAM_USER_MANAGER" | "ORG_USER_MANAGER" => {
            starts(permission, &["user."])
                || matches!(permission, "org.read" | "policy.read" | "project.read")
        }
        "ORG_OWNER" => {
            starts(permission, &["org.", "user.", "policy.", "project."])
                && !matches!(permission, "org.create" | "user.passkey.write")
        }
        "ORG_OWNER_VIEWER" => reads && starts(permission, &["org.", "user.", "policy.", "project."]),
        "ORG_SETTINGS_MANAGER" => starts(permission, &["policy.", "org.idp."]) || permission == "org.read",
        "PROJECT_OWNER" => starts(permission, &["project."]),
        "PROJECT_OWNER_VIEWER" => reads && starts(permission, &["project."]),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_login_client_links_sessions_and_the_owner_does_not() {
        assert!(allows("IAM_LOGIN_CLIENT", "session.link"));
        assert!(!allows("IAM_OWNER", "session.link"));
        assert!(!allows("IAM_LOGIN_CLIENT", "user.delete"));
        assert!(allows("IAM_OWNER", "user.delete"));
    }
}
