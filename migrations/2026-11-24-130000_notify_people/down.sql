drop table notifications;
alter table users drop column unread_notifications;
alter table users drop column notification_version;
