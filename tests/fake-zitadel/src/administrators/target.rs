//! What somebody is made administrator of: the instance, an organization, a project.

use crate::api::message::Message;
use crate::auth::{Scope, roles};
use crate::error::ApiError;
use crate::store::Store;
use crate::store::user::Resource;

/// A resource with its owner.
pub(super) struct Target {
    /// The resource.
    pub(super) resource: Resource,
    /// Owner of the membership: the instance or an organization.
    pub(super) owner: String,
}

/// Refuses two resources at once, as the parser does.
pub(super) fn parse(message: Message<'_>) -> Result<(), ApiError> {
    let kinds = ["instance", "organizationId", "projectId", "projectGrant"];
    message.one_of("resource", "zitadel.internal_permission.v2beta.ResourceType.resource", &kinds)
}

impl Target {
    /// The whole instance.
    pub(super) fn instance(store: &Store) -> Self {
        Self { resource: Resource::Instance, owner: store.instance.id.clone() }
    }

    /// Reads `resource`; `id` is the error's if there is none.
    pub(super) fn read(message: Message<'_>, store: &Store, id: &'static str) -> Result<Self, ApiError> {
        let organization = message.text("resource.organizationId");
        let project = message.text("resource.projectId");
        if message.flag("resource.instance") {
            Ok(Self::instance(store))
        } else if !organization.is_empty() {
            let resource = Resource::Organization(organization.to_owned());
            Ok(Self { resource, owner: organization.to_owned() })
        } else if !project.is_empty() {
            let owner = store.projects.get(project).map(|known| known.record.owner.clone());
            let owner = owner.ok_or_else(|| ApiError::not_found("PROJECT-fk2fs", "Project not found"))?;
            Ok(Self { resource: Resource::Project(project.to_owned()), owner })
        } else {
            Err(ApiError::invalid_argument(id, "Errors.Invalid.Argument"))
        }
    }

    /// Where permission is needed.
    pub(super) fn scope(&self) -> Scope<'_> {
        match &self.resource {
            Resource::Instance => Scope::Instance,
            Resource::Organization(id) => Scope::Organization(id),
            Resource::Project(id) => Scope::Project { id, organization: &self.owner },
        }
    }

    /// Permission to add and change.
    pub(super) fn write_permission(&self) -> &'static str {
        self.of("iam.member.write", "org.member.write", "project.member.write")
    }

    /// Permission to remove.
    pub(super) fn delete_permission(&self) -> &'static str {
        self.of("iam.member.delete", "org.member.delete", "project.member.delete")
    }

    /// Permission to see.
    pub(super) fn read_permission(&self) -> &'static str {
        self.of("iam.member.read", "org.member.read", "project.member.read")
    }

    fn of(&self, instance: &'static str, organization: &'static str, project: &'static str) -> &'static str {
        match self.resource {
            Resource::Instance => instance,
            Resource::Organization(_) => organization,
            Resource::Project(_) => project,
        }
    }

    /// Every role has to exist and to be one for this kind of resource.
    pub(super) fn check_roles(&self, wanted: &[String]) -> Result<(), ApiError> {
        let prefix = self.of("IAM_", "ORG_", "PROJECT_");
        if wanted.iter().all(|role| role.starts_with(prefix) && roles::KNOWN.contains(&role.as_str())) {
            return Ok(());
        }
        Err(match self.resource {
            Resource::Instance => ApiError::invalid_argument("INSTANCE-4m0fS", "Member is invalid"),
            Resource::Organization(_) => {
                ApiError::invalid_argument("Org-4N8es", "Organisation member is invalid")
            }
            Resource::Project(_) => ApiError::invalid_argument("PROJECT-m9ds9", "Project member is invalid"),
        })
    }

    /// There is no such user.
    pub(super) fn unknown_user(&self) -> ApiError {
        let id = self.of("INSTA-GSXOn", "ORG-GoXOn", "PROJECT-8M0fs");
        ApiError::failed_precondition(id, "User could not be found")
    }

    /// The user is an administrator of it already.
    pub(super) fn exists(&self) -> ApiError {
        let id = self.of("INSTA-pFDwe", "ORG-poWwe", "PROJECT-PtXi1");
        let kind = self.of("Instance", "Org", "Project");
        ApiError::already_exists(id, format!("Errors.{kind}.Member.AlreadyExists"))
    }

    /// The user is no administrator of it.
    pub(super) fn missing(&self) -> ApiError {
        let id = self.of("INSTANCE-D8JxR", "Org-D8JxR", "PROJECT-D8JxR");
        ApiError::not_found(id, "Errors.NotFound")
    }
}
