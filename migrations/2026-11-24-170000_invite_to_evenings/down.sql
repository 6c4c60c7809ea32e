drop table mystery_invitations;
