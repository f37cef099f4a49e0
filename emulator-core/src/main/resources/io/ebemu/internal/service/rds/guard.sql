-- SPDX-License-Identifier: Apache-2.0
-- Runs for as long as the server does: no event tells of a role that is renamed.
SET application_name = 'rdsadmin';
SELECT keep_reserved_roles() \watch 1
