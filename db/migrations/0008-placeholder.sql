-- Stands for a migration of another branch; to be dropped.
SELECT 1;
